import type { ComponentChildren } from 'preact'
import { Banner, Tag, type Meaning } from '../components/banner.tsx'
import { Choices } from '../components/choices.tsx'
import { Due } from '../components/due.tsx'
import { Empty } from '../components/empty.tsx'
import { ErrorSummary } from '../components/error-summary.tsx'
import { Field } from '../components/field.tsx'
import { Form } from '../components/form.tsx'
import { Icon, iconNames } from '../components/icon.tsx'
import { ScanBox } from '../components/scan-box.tsx'
import { SourceChip } from '../components/source-chip.tsx'
import { Slats, Steps } from '../components/steps.tsx'
import { CitizenLayout } from '../layouts/citizen-layout.tsx'
import { usePage } from '../page-context.ts'

const longName = 'Nguyễn Đỗ Thị Ữ Ỗ Ặ Ậ Ễ Phương Quỳnh Hoàng Bảo Trâm Tôn Nữ Diệu Huyền'
const meanings: Meaning[] = ['here', 'go', 'help', 'mind', 'stop']
const sources = [null, 'card:mother', 'spoken', 'typed', 'derived', 'ward', 'earlier', 'chat']

/** Every small part in every state, from the same files the pages use. */
export function GalleryPage() {
  const { t } = usePage()
  return (
    <CitizenLayout title={t.gallery.title}>
      <main class="page trouble" id="noi-dung">
        <h1>{t.gallery.title}</h1>
        <Buttons />
        <Fields />
        <Answers />
        <Marks />
        <Progress />
        <Room name="ScanBox">
          <ScanBox />
        </Room>
        <Room name="Empty">
          <Empty say={t.desk.nobodyWaiting}>
            <a class="button" href="#noi-dung">
              {t.desk.newVisit}
            </a>
          </Empty>
        </Room>
      </main>
    </CitizenLayout>
  )
}

function Room({
  name,
  density = 'citizen',
  children,
}: {
  name: string
  density?: 'citizen' | 'easy' | 'desk'
  children: ComponentChildren
}) {
  return (
    <section class="part wide stack" data-density={density}>
      <h2>{name}</h2>
      {children}
    </section>
  )
}

function Buttons() {
  const { t } = usePage()
  return (
    <Room name="Button">
      <Form action="#noi-dung" class="row wrap">
        <button type="button" class="button">
          {t.desk.receive}
        </button>
        <button type="button" class="button button--line">
          {t.desk.find}
        </button>
        <button type="button" class="button button--bare">
          {t.kit.goBack}
        </button>
        <button type="button" class="button button--stop">
          {t.assist.stopYes}
        </button>
        <button type="button" class="button" disabled>
          {t.desk.printForm}
        </button>
      </Form>
    </Room>
  )
}

function Fields() {
  const { t } = usePage()
  return (
    <Room name="Field">
      <ErrorSummary
        title={t.ui.errorsTitle(2)}
        errors={[
          { name: 'birth', say: t.form.problems['form.date-invalid'] },
          { name: 'name', say: t.form.required },
        ]}
      />
      <Field name="name" label={t.desk.partyName} hint={t.desk.partyNameHint} value={longName} caps />
      <Field
        name="birth"
        label={t.card.attributes.dateOfBirth}
        value="31/02/2026"
        error={t.form.problems['form.date-invalid']}
      />
      <Field
        name="place"
        label={t.card.attributes.residence}
        lines={2}
        value="Khu phố 2, phường Đông Hà, tỉnh Quảng Trị"
      />
      <Field
        name="sex"
        label={t.card.attributes.sex}
        options={[
          { value: 'm', label: 'Nam' },
          { value: 'f', label: 'Nữ' },
        ]}
      />
      <Field name="people" label="Dân tộc" suggestions={['Kinh', 'Bru-Vân Kiều']} />
    </Room>
  )
}

function Answers() {
  const { t } = usePage()
  const options = [
    { value: 'a', label: 'Theo cha: Bru-Vân Kiều', say: longName },
    { value: 'b', label: 'Theo mẹ: Kinh' },
  ]
  return (
    <>
      <Room name="Choices">
        <Choices name="one" legend={t.desk.outcome} options={options} chosen="a" />
        <Choices name="many" legend={t.citizen.rateWhy} options={options} many error={t.form.required} />
      </Room>
      <Room name="Choices · easy" density="easy">
        <Choices name="easy" legend={t.desk.outcome} options={options} chosen="b" />
      </Room>
    </>
  )
}

function Marks() {
  const { t } = usePage()
  return (
    <>
      <Room name="Tag">
        <p class="row wrap">
          {meanings.map((meaning) => (
            <Tag key={meaning} meaning={meaning}>
              {t.desk.noWritingDay}
            </Tag>
          ))}
        </p>
      </Room>
      <Room name="Banner">
        {meanings.map((meaning) => (
          <Banner key={meaning} meaning={meaning}>
            {t.citizen.todayNoWritingSay}
          </Banner>
        ))}
      </Room>
      <Room name="SourceChip">
        <p class="row wrap">
          {sources.map((source) => (
            <SourceChip key={source} source={source} by="Diễm My" />
          ))}
        </p>
      </Room>
      <Room name="Due">
        <p class="row wrap">
          <Due due={{ text: t.ui.daysLeft(3), state: 'plain' }} />
          <Due due={{ text: t.ui.minutesLeft(66), state: 'soon' }} />
          <Due due={{ text: t.ui.late(1), state: 'late' }} />
        </p>
      </Room>
      <Room name="Icon">
        <p class="row wrap">
          {iconNames.map((name) => (
            <span key={name} class="row">
              <Icon name={name} /> {name}
            </span>
          ))}
        </p>
      </Room>
    </>
  )
}

function Progress() {
  const { t } = usePage()
  return (
    <>
      <Room name="Steps" density="desk">
        <Steps
          label={t.desk.log}
          steps={[
            { name: t.visit.steps.arrived, state: 'done', time: '8:41' },
            { name: t.visit.steps.needFound, state: 'here' },
            { name: t.visit.steps.received, state: 'toCome' },
          ]}
        />
      </Room>
      <Room name="Slats">
        <Slats done={4} all={8} label={t.assist.questionState(4, 4)} />
      </Room>
      <Room name="ReadBack" density="easy">
        <ol class="readback">
          <li class="heard">
            <span>
              Bé tên <b>{longName}</b>.
            </span>
          </li>
          <li class="now">
            <span>
              Quê quán của bé ở <b>xã Hướng Hiệp</b>.
            </span>
          </li>
          <li>
            <span>
              Xin thêm <b>2 bản sao</b>.
            </span>
          </li>
        </ol>
      </Room>
    </>
  )
}
