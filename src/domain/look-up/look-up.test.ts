import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { loadLookUp, readProcedures } from '#modules/catalogue/index.ts'

const dir = join(import.meta.dirname, '../../../catalogue')
const book = loadLookUp(dir, readProcedures(dir))

describe('asked as people speak', () => {
  it.each([
    ['làm khai sinh cho con cần gì', 'khai-sinh'],
    ['lam khai sinh cho chau', 'khai-sinh'],
    ['xin giấy độc thân', 'xac-nhan-tinh-trang-hon-nhan'],
    ['dang ky ket hon', 'ket-hon'],
    ['đăng ký tạm trú cho người thuê nhà', 'tam-tru'],
    ['nhập hộ khẩu về nhà chồng', 'thuong-tru'],
    ['chứng thực chữ ký', 'chung-thuc-chu-ky'],
    ['sao y bằng đại học', 'chung-thuc-ban-sao'],
    ['trich luc khai sinh', 'trich-luc-ho-tich'],
    ['bố tôi mới mất cần khai tử', 'khai-tu'],
    ['xin trợ cấp cho người khuyết tật', 'tro-cap-xa-hoi-hang-thang'],
    ['mở hộ kinh doanh', 'ho-kinh-doanh-dang-ky'],
  ])('%s → %s', (question, id) => {
    expect(book.find(question, 5).results.map((result) => result.id)).toContain(id)
  })

  it('finds the same with and without marks', () => {
    for (const [marked, bare] of [['xin giấy độc thân', 'xin giay doc than'], ['đăng ký khai tử', 'dang ky khai tu']] as const) {
      expect(book.find(bare, 3).results[0]?.id).toBe(book.find(marked, 3).results[0]?.id)
    }
  })

  it('says who else is asked, or that it is about this office', () => {
    expect(book.find('đổi bằng lái xe máy ở đâu', 5)).toMatchObject({ kind: 'elsewhere', inScope: false, results: [] })
    expect(book.find('làm hộ chiếu mất bao lâu', 5).advice).toMatch(/Công an/)
    expect(book.find('ủy ban có hotline không', 5)).toMatchObject({ kind: 'thisOffice', inScope: true })
    expect(book.find('hôm nay thời tiết thế nào', 5)).toMatchObject({ kind: 'notAProcedure', inScope: false })
    expect(book.find('???', 5)).toMatchObject({ kind: 'notAProcedure', results: [] })
  })
})
