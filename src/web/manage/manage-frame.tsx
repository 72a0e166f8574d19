import type { ComponentChildren } from 'preact'
import { may } from '#domain/access/action.ts'
import { Banner } from '#ui/components/banner.tsx'
import { ManageLayout } from '#ui/layouts/manage-layout.tsx'
import { usePage } from '#ui/page-context.ts'
import { sections, type Section } from './sections.ts'

type FrameProps = {
  section: Section['id']
  title: string
  /** What was just done, said after the commit. */
  done?: string | undefined
  islands?: readonly string[]
  children: ComponentChildren
}

/** Every page of looking after: the menu of what this person may open, and the page. */
export function ManageFrame({ section, title, done, islands, children }: FrameProps) {
  const { t, signedIn } = usePage()
  const open = sections.filter(({ guard }) => signedIn && may(signedIn, guard))
  const menu = open.map(({ id, path }) => ({ path, name: t.manage.sections[id], isHere: id === section }))
  return (
    <ManageLayout title={title} menu={menu} islands={islands ?? []}>
      <h1>{title}</h1>
      {done && (
        <div class="notice">
          <Banner meaning="go">{done}</Banner>
        </div>
      )}
      {children}
    </ManageLayout>
  )
}
