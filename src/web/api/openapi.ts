import { z } from 'zod'

/** Everything that answers programs rather than people, with the shape of what it answers. */
type Operation = { summary: string; answers: Record<number, { type: string; shape: z.ZodType; say: string }> }

const Health = z.literal('ok')
const Ready = z.literal('ready')
const NotReady = z.literal('database')
/** RFC 9457: what an address under `/api` answers when it cannot do what was asked. */
export const ProblemDetails = z.object({
  type: z.literal('about:blank'),
  title: z.string(),
  status: z.int().min(400).max(599),
})
export type ProblemDetails = z.infer<typeof ProblemDetails>

const Installation = z.object({
  product: z.literal('motcua'),
  id: z.string(),
  reach: z.enum(['desk', 'hall', 'public']),
})

const text = 'text/plain'
const operations: Record<string, Operation> = {
  '/healthz': {
    summary: 'The program runs.',
    answers: { 200: { type: text, shape: Health, say: 'It runs.' } },
  },
  '/readyz': {
    summary: 'The program and its database answer. On this machine only.',
    answers: {
      200: { type: text, shape: Ready, say: 'Ready.' },
      503: { type: text, shape: NotReady, say: 'The database does not answer.' },
    },
  },
  '/metrics': {
    summary: 'Counts for monitoring, without anybody in them. On this machine only.',
    answers: { 200: { type: text, shape: z.string(), say: 'Prometheus text.' } },
  },
  '/api/v1/installation': {
    summary: 'Which installation answers, and by which reach the request came.',
    answers: { 200: { type: 'application/json', shape: Installation, say: 'This installation.' } },
  },
  '/api/v1/openapi.json': {
    summary: 'This document.',
    answers: {
      200: { type: 'application/json', shape: z.record(z.string(), z.unknown()), say: 'OpenAPI 3.1.' },
    },
  },
}

/** The OpenAPI document, made from the same shapes the answers are typed by. */
export function openApiDocument(): Record<string, unknown> {
  return {
    openapi: '3.1.0',
    info: { title: 'motcua', version: '1', license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    paths: Object.fromEntries(
      Object.entries(operations).map(([path, operation]) => [path, { get: described(operation) }]),
    ),
    components: { schemas: { Problem: schemaOf(ProblemDetails) } },
  }
}

function described({ summary, answers }: Operation): Record<string, unknown> {
  const responses = Object.entries(answers).map(
    ([status, { type, shape, say }]) =>
      [status, { description: say, content: { [type]: { schema: schemaOf(shape) } } }] as const,
  )
  return { summary, responses: Object.fromEntries(responses) }
}

function schemaOf(shape: z.ZodType): Record<string, unknown> {
  const { $schema: _, ...schema } = z.toJSONSchema(shape)
  return schema
}
