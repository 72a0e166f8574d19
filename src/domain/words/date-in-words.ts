import { numberInWords } from './number-in-words.ts'

type Parts = { year: number; month?: number; day?: number }

function partsOf(date: string): Parts {
  const [year = 0, month, day] = date.split('-').map(Number)
  return { year, ...(month ? { month } : {}), ...(day ? { day } : {}) }
}

/** "Ngày hai mươi chín tháng mười năm hai nghìn không trăm hai mươi sáu"; April is "tháng tư". */
export function dateInWords(date: string): string {
  const { year, month, day } = partsOf(date)
  const words = [
    day ? `ngày ${numberInWords(day)}` : '',
    month ? `tháng ${month === 4 ? 'tư' : numberInWords(month)}` : '',
    `năm ${numberInWords(year)}`,
  ]
    .filter(Boolean)
    .join(' ')
  return words.charAt(0).toLocaleUpperCase('vi') + words.slice(1)
}

/** Days below ten and months one and two have a leading zero, other months none (practice under Nghị định 30/2020). */
export function paddedDate(date: string): string {
  const { year, month, day } = partsOf(date)
  const words = [
    day ? `ngày ${String(day).padStart(2, '0')}` : '',
    month ? `tháng ${month <= 2 ? String(month).padStart(2, '0') : month}` : '',
    `năm ${year}`,
  ]
  return words.filter(Boolean).join(' ')
}

/** "9 giờ 10 phút, ngày 17 tháng 11 năm 2026", as official papers write moments; a day alone when the hour is not known. */
export function paddedMoment(at: string): string {
  const day = paddedDate(at.slice(0, 10))
  return at.length > 10 ? `${Number(at.slice(11, 13))} giờ ${at.slice(14, 16)} phút, ${day}` : day
}

/** As it is said aloud: "ngày 29 tháng 10 năm 2026", "năm 1952". */
export function spokenDate(date: string): string {
  const { year, month, day } = partsOf(date)
  return [day ? `ngày ${day}` : '', month ? `tháng ${month}` : '', `năm ${year}`].filter(Boolean).join(' ')
}
