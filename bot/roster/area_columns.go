package roster

// The columns of a list of areas, in the order of a written file.
const (
	areaCode column = iota
	areaName
	areaShort
	areaSort
	areaOffice
	areaContact
	areaPhone
	areaFrom
	areaTo
	areaEarlier
	areaColumns
)

var areaForm = newForm(form{known: areaName, needed: areaName, place: none, note: none}, [][]string{
	areaCode:    {"Mã", "Mã địa bàn", "Mã đơn vị hành chính", "Mã ĐVHC", "Mã số", "Code"},
	areaName:    {"Tên địa bàn", "Địa bàn", "Tên đơn vị hành chính", "Tên ĐVHC", "Đơn vị hành chính", "Xã/phường/đặc khu", "Phường/xã", "Xã/phường", "Tên", "Name"},
	areaShort:   {"Tên ngắn", "Tên viết tắt", "Viết tắt", "Tên gọn"},
	areaSort:    {"Thứ tự", "Số thứ tự", "STT", "TT"},
	areaOffice:  {"Cơ quan", "Cơ quan quản lý", "Cơ quan phụ trách", "Đơn vị quản lý", "Đơn vị phụ trách"},
	areaContact: {"Người liên hệ", "Liên hệ", "Đầu mối", "Cán bộ", "Cán bộ phụ trách", "Họ tên", "Họ và tên"},
	areaPhone:   {"Điện thoại", "SĐT", "Số điện thoại", "ĐT", "Điện thoại liên hệ", "Số ĐT"},
	areaFrom:    {"Từ ngày", "Có từ ngày", "Ngày bắt đầu", "Hiệu lực từ", "Bắt đầu"},
	areaTo:      {"Đến ngày", "Đến hết ngày", "Ngày kết thúc", "Hiệu lực đến", "Kết thúc"},
	areaEarlier: {"Tên cũ", "Tên trước đây", "Tên trước sáp nhập"},
})

var areaPaper = paper{areaForm, "Địa bàn", []float64{10, 28, 14, 8, 44, 24, 18, 12, 12, 40}}
