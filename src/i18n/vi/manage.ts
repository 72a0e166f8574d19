/** Trông coi phường: mục lục và những câu dùng chung. Mỗi phần có lời riêng ở tệp của phần ấy. */
export const manage = {
  title: 'Trông coi',
  sections: {
    people: 'Người làm việc',
    delegations: 'Ủy quyền ký',
    substitutions: 'Thay việc',
    own: 'Tài khoản của tôi',
    devices: 'Thiết bị',
    keys: 'Khóa',
    shift: 'Ca trực của đội',
    audit: 'Nhật ký',
    requests: 'Yêu cầu về dữ liệu',
    retention: 'Dữ liệu cá nhân',
  },
}
