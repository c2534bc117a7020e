/**
 * Eine Lambda-Funktion aus `functions/<Name>/handler.ts`: eigene Rolle, eigenes Protokoll in JSON, das bleibt, wenn der
 * Stack geht.
 */
import { join } from 'node:path';
import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, Code, Function as Lambda, LoggingFormat, Runtime, Tracing } from 'aws-cdk-lib/aws-lambda';
import { NodejsFunction, OutputFormat } from 'aws-cdk-lib/aws-lambda-nodejs';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { ESBUILD_ANGABEN } from '../functions/esbuild-angaben.ts';

export interface Funktionsangaben {
  readonly umgebung: Record<string, string>;
  /** In MB. */
  readonly speicher: number;
  /** In Sekunden. */
  readonly frist: number;
  /** So viele Ausführungen zugleich sind ihr sicher, und mehr bekommt sie nicht; `null`: was das Konto hergibt. */
  readonly zugleich: number | null;
  /** Ordner mit den gebündelten Funktionen eines geprüften Releases; `null`: aus den Quellen bündeln. */
  readonly gebuendelt: string | null;
  /** Fester Name der Rolle, wenn ein anderes Konto sie nennen muss. */
  readonly rollenname?: string;
}

/** Die Funktion mit ihrer Rolle; was sie darf, bekommt sie vom Aufrufer. */
export function lambdaFunktion(scope: Construct, name: string, angaben: Funktionsangaben): Lambda {
  const { umgebung, speicher, frist, zugleich, gebuendelt, rollenname } = angaben;
  const protokoll = new LogGroup(scope, `${name}Protokoll`, {
    retention: RetentionDays.THREE_MONTHS,
    removalPolicy: RemovalPolicy.RETAIN,
  });
  const rolle = new Role(scope, `${name}Rolle`, {
    assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
    description: `GK Förderrechner: ${name}`,
    ...(rollenname === undefined ? {} : { roleName: rollenname }),
  });
  rolle.addToPolicy(
    new PolicyStatement({ actions: ['logs:CreateLogStream', 'logs:PutLogEvents'], resources: [protokoll.logGroupArn] }),
  );
  const gemeinsam = {
    runtime: Runtime.NODEJS_24_X,
    architecture: Architecture.ARM_64,
    memorySize: speicher,
    timeout: Duration.seconds(frist),
    tracing: Tracing.ACTIVE,
    role: rolle,
    logGroup: protokoll,
    loggingFormat: LoggingFormat.JSON,
    environment: umgebung,
    ...(zugleich === null ? {} : { reservedConcurrentExecutions: zugleich }),
  };
  if (gebuendelt !== null)
    return new Lambda(scope, name, {
      ...gemeinsam,
      code: Code.fromAsset(join(gebuendelt, name)),
      handler: 'handler.handler',
    });
  return new NodejsFunction(scope, name, {
    ...gemeinsam,
    entry: `functions/${name}/handler.ts`,
    handler: 'handler',
    // Die Umgebungsvariable dazu las nur das SDK v2.
    awsSdkConnectionReuse: false,
    bundling: {
      format: OutputFormat.ESM,
      target: ESBUILD_ANGABEN.target,
      minify: ESBUILD_ANGABEN.minify,
      mainFields: [...ESBUILD_ANGABEN.mainFields],
      externalModules: [...ESBUILD_ANGABEN.external],
      banner: ESBUILD_ANGABEN.banner.js,
    },
  });
}
