import type { ProblemCode } from '#domain/form/problem-codes.ts'

/** Tờ khai: điều gì sai, sửa thế nào. */
export const form = {
  problems: {
    'form.date-invalid': 'Ngày này không có thật. Ghi ngày/tháng/năm, ví dụ 29/10/2026.',
    'form.date-incomplete': 'Cần đủ ngày, tháng, năm.',
    'form.date-past': 'Ngày này đã qua. Ghi ngày còn ở phía trước.',
    'form.notice-before-death': 'Giấy báo tử cấp trước ngày mất. Xem lại hai ngày.',
    'form.registered-before-birth': 'Ngày đăng ký đứng trước ngày sinh. Xem lại hai ngày.',
    'form.none-not-allowed': 'Chỗ này không để "không có" được. Hỏi lại, hoặc để cán bộ xem.',
    'form.two-cards-one-person': 'Nói là một người mà hai thẻ khác số. Xem lại ai là ai.',
    'form.date-future': 'Ngày này chưa tới. Xem lại năm.',
    'form.date-too-old': 'Ngày này quá xa. Xem lại năm.',
    'form.death-before-birth': 'Ngày mất đứng trước ngày sinh. Xem lại cả hai.',
    'form.datetime-invalid': 'Ghi giờ rồi đến ngày, ví dụ 5 giờ 30, 12/11/2026.',
    'form.id-number': 'Số định danh có đúng 12 chữ số. Đếm lại trên thẻ.',
    'form.name': 'Tên chỉ gồm chữ. Xem lại dấu và khoảng trắng.',
    'form.not-an-option': 'Chọn một trong các câu trả lời có sẵn.',
    'form.phone': 'Số điện thoại bắt đầu bằng 0, có 10 hoặc 11 số.',
    'form.email': 'Thư điện tử có dạng ten@noi.vn.',
    'form.number': 'Ghi bằng số, từ 1 đến 999.',
    'form.too-long': 'Câu này dài quá khổ giấy. Rút ngắn lại.',
    'form.parent-too-young': 'Cha hoặc mẹ quá trẻ so với bé. Xem lại hai ngày sinh.',
    'form.same-number': 'Hai người khác nhau mà cùng một số. Có thể đã quét nhầm thẻ.',
    'form.number-year': 'Năm sinh khác với năm trong số định danh. Xem kỹ mặt thẻ.',
    'form.number-sex': 'Giới tính khác với số định danh. Xem kỹ mặt thẻ.',
    'form.issued-before-birth': 'Ngày cấp đứng trước ngày sinh. Xem lại thẻ.',
  } satisfies Record<ProblemCode, string>,
  none: 'Không có',
  required: 'Chỗ này cần có.',
  refusals: {
    'form.unknown': 'Không có tờ khai này. Xem các tờ khai bằng lệnh forms.',
    'form.unknown-role': (p: { role: string; roles: string }) =>
      `Tờ khai không có vai "${p.role}". Các vai: ${p.roles}.`,
    'form.unknown-key': (p: { key: string }) => `Tờ khai không có ô "${p.key}". Xem các ô bằng lệnh form.`,
    'form.bad-answers': 'Tệp câu trả lời phải là JSON dạng {"ô": "câu trả lời"}.',
    'form.cannot-write': (p: { file: string }) =>
      `Không ghi được tệp ${p.file}. Xem lại thư mục và quyền ghi.`,
    'form.no-ward-file': (p: { file: string }) =>
      `Không có tệp phường ${p.file}. Viết theo mẫu catalogue/wards/demo/ward.yaml.`,
    'form.bad-day': 'Ngày phải có dạng 2026-11-25 và có thật.',
    'form.unfinished': 'Tờ khai chưa xong nên chưa in.',
    'form.confirmation-without-source': 'Ghi rõ đã đối chiếu với văn bản nào, trang nào.',
  },
}
