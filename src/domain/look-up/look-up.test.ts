import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fold } from '#lib/vietnamese-text.ts'
import { loadLookUp, readProcedures } from '#modules/catalogue/index.ts'

const dir = join(import.meta.dirname, '../../../catalogue')
const procedures = readProcedures(dir)
const book = loadLookUp(dir, procedures)

function first(question: string): string | undefined {
  return book.find(question, 1).results[0]?.id
}

describe('asked as people speak', () => {
  it.each([
    ['làm khai sinh cho con cần gì', 'khai-sinh'],
    ['lam khai sinh cho chau noi', 'khai-sinh'],
    ['vợ mới sinh em bé, giờ đi khai sinh cho bé thế nào', 'khai-sinh'],
    ['con 3 tháng rồi mới đi làm khai sinh trễ hạn', 'khai-sinh-qua-han'],
    ['chưa đăng ký kết hôn làm khai sinh cho con có tên cha', 'khai-sinh-ket-hop-nhan-cha-me-con'],
    ['xin giấy độc thân', 'xac-nhan-tinh-trang-hon-nhan'],
    ['xac nhan doc than de vay ngan hang', 'xac-nhan-tinh-trang-hon-nhan'],
    ['dang ky ket hon', 'ket-hon'],
    ['hai đứa tính cưới, đăng ký kết hôn cần giấy gì', 'ket-hon'],
    ['con gái lấy chồng nước ngoài thì đăng ký ở đâu', 'ket-hon-yeu-to-nuoc-ngoai'],
    ['đăng ký tạm trú cho người thuê trọ', 'tam-tru'],
    ['làm kt3', 'tam-tru'],
    ['gia han tam tru', 'gia-han-tam-tru'],
    ['nhập hộ khẩu cho con', 'thuong-tru'],
    ['tách hộ khẩu ra ở riêng', 'tach-ho'],
    ['xin giấy ct07', 'xac-nhan-thong-tin-cu-tru'],
    ['chứng thực chữ ký', 'chung-thuc-chu-ky'],
    ['xác nhận sơ yếu lý lịch đi xin việc', 'chung-thuc-chu-ky'],
    ['sao y bằng đại học', 'chung-thuc-ban-sao'],
    ['photo cong chung can cuoc', 'chung-thuc-ban-sao'],
    ['trich luc khai sinh', 'trich-luc-ho-tich'],
    ['xin bản sao giấy khai sinh cho con đi học', 'trich-luc-ho-tich'],
    ['bố tôi mới mất cần khai tử', 'khai-tu'],
    ['làm giấy chứng tử cho mẹ', 'khai-tu'],
    ['sửa ngày sinh trong giấy khai sinh', 'cai-chinh-ho-tich'],
    ['xin trợ cấp khuyết tật hàng tháng', 'tro-cap-xa-hoi-hang-thang'],
    ['làm giấy xác nhận khuyết tật', 'xac-dinh-muc-do-khuyet-tat'],
    ['bà tôi 76 tuổi không có lương hưu thì có tiền gì không', 'tro-cap-huu-tri-xa-hoi'],
    ['xin vào hộ nghèo', 'ho-ngheo-thuong-xuyen'],
    ['mở quán ăn nhỏ cần giấy phép kinh doanh', 'ho-kinh-doanh-dang-ky'],
    ['tạm nghỉ bán vài tháng', 'ho-kinh-doanh-tam-ngung'],
    ['hàng xóm lấn đất nhà tôi', 'hoa-giai-tranh-chap-dat'],
    ['sang tên sổ đỏ cho con', 'dang-ky-bien-dong-dat'],
    ['xin phép xây nhà', 'giay-phep-xay-dung-nha-o'],
    ['nhận con nuôi', 'nuoi-con-nuoi-trong-nuoc'],
    ['làm căn cước cho bé 8 tuổi', 'can-cuoc-duoi-14-tuoi'],
    ['thẻ bảo hiểm y tế cho con dưới 6 tuổi', 'bhyt-tre-em'],
    ['tiền mai táng cho người già', 'ho-tro-mai-tang-bao-tro-xa-hoi'],
    ['muốn gặp chủ tịch phường', 'tiep-cong-dan'],
    ['làm đơn tố cáo', 'to-cao'],
  ])('%s → %s', (question, id) => {
    expect(book.find(question, 5)).toMatchObject({ kind: 'procedure', inScope: true })
    expect(book.find(question, 3).results.map((result) => result.id)).toContain(id)
  })

  it('puts what is meant first in nine of ten', () => {
    const found = procedures.filter(({ id, name }) => first(name) === id)
    expect(found.length / procedures.length).toBeGreaterThan(0.9)
    const sayings = procedures.flatMap(({ id, synonyms }) => synonyms.map((text) => ({ id, text })))
    const heard = sayings.filter(({ id, text }) => first(text) === id)
    expect(heard.length / sayings.length).toBeGreaterThan(0.9)
  })

  it('answers the same with and without diacritics, in capitals, and with doubled spaces', () => {
    const questions = fc.constantFrom(...procedures.flatMap(({ name, synonyms }) => [name, ...synonyms]))
    fc.assert(
      fc.property(questions, (question) => {
        const answer = book.find(question, 5)
        for (const same of [
          fold(question),
          question.toLocaleUpperCase('vi'),
          question.normalize('NFD'),
          ` ${question.replaceAll(' ', '  ')}?`,
        ]) {
          expect(book.find(same, 5)).toEqual(answer)
        }
      }),
      { seed: 20261124, numRuns: 200 },
    )
  })

  it('keeps the limit, the best first, and never fails on what is not a question', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 60 }),
        fc.integer({ min: 1, max: 10 }),
        (text, limit) => {
          const { results } = book.find(`giấy ${text} khai sinh`, limit)
          expect(results.length).toBeLessThanOrEqual(limit)
          expect(results.map(({ score }) => score)).toEqual(
            results.map(({ score }) => score).toSorted((a, b) => b - a),
          )
        },
      ),
      { seed: 20261124, numRuns: 200 },
    )
  })
})

describe('what is not a procedure of this office', () => {
  it.each([
    ['đổi bằng lái xe máy ở đâu', /lái xe/],
    ['làm hộ chiếu mất bao lâu', /Công an/],
    ['thủ tục ly hôn cần giấy tờ gì', /Tòa án/],
    ['đóng bảo hiểm xã hội tự nguyện ở đâu', /Bảo hiểm xã hội/],
    ['thành lập công ty', /doanh nghiệp/],
    ['tre em nghia vu quan su', /quân sự/],
  ])('%s: another authority', (question, authority) => {
    const answer = book.find(question, 5)
    expect(answer).toMatchObject({ kind: 'elsewhere', inScope: false, results: [] })
    expect(answer.advice).toMatch(authority)
  })

  it.each(['ủy ban có hotline không', 'mấy giờ phường mở cửa', 'so dt ubnd phuong', 'một cửa ở đâu vậy'])(
    '%s: this office',
    (question) => {
      expect(book.find(question, 5)).toMatchObject({ kind: 'thisOffice', inScope: true, results: [] })
    },
  )

  it.each([
    'hôm nay thời tiết thế nào',
    '???',
    '',
    'ai thắng trận bóng tối qua',
    'giấy độc thân tiếng Anh là gì',
  ])('%s: no procedure', (question) => {
    expect(book.find(question, 5)).toMatchObject({ kind: 'notAProcedure', inScope: false, results: [] })
  })
})
