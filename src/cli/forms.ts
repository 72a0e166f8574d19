import { loadForms } from '#modules/forms/index.ts'
import { catalogueDir } from './catalogue-dir.ts'
import { answer, parse, type Cli, type Command } from './cli.ts'

/** `forms`: every form that can be filled here. */
export const forms: Command = {
  usage: 'forms',
  about: 'Các tờ khai điền được ở đây.',
  async run(cli: Cli) {
    parse(cli, { options: {} })
    const list = loadForms(catalogueDir).map(({ id, code, title, version, labelStatus, fields }) => ({
      id,
      code,
      title,
      version,
      labelStatus,
      fields: fields.length,
    }))
    return answer(cli, { forms: list }, () =>
      list
        .map(
          ({ id, title, labelStatus }) =>
            `${id.padEnd(28)} ${title}${labelStatus === 'seen' ? '' : ' (mẫu chưa đối chiếu)'}`,
        )
        .join('\n'),
    )
  },
}
