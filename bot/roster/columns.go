package roster

import (
	"strings"
	"unicode"

	"vneidbot/bot/vn"
)

// The columns of a list of units, in the order of a written file.
const (
	colCode column = iota
	colName
	colLevel
	colArea
	colOwner
	colSchool
	colHead
	colPhone
	colAddress
	columns
)

// AreaHeading names the column of areas, for problems found outside the file.
var AreaHeading = colArea.heading()

// unitForm has the words of the header row: first the one that is written,
// then those that offices use instead, the better ones first. They are part of
// the file's format, whatever language the program speaks. Folded, so without
// accents and marks.
var unitForm = newForm(colName, colArea, [][]string{
	colCode:    {"Mã số thuế", "MST", "Mã số thuế đơn vị", "MST đơn vị", "Mã thuế", "Tax code"},
	colName:    {"Tên đơn vị", "Tên trường", "Tên cơ sở giáo dục", "Tên CSGD", "Tên cơ sở", "Tên tổ chức", "Cơ sở giáo dục", "Tên", "Trường", "Đơn vị"},
	colLevel:   {"Cấp học", "Cấp", "Bậc học", "Cấp trường", "Khối"},
	colArea:    {"Địa bàn", "Quận/huyện", "Quận/huyện/thành phố", "Quận", "Huyện", "Xã/phường/đặc khu", "Phường/xã/đặc khu", "Phường/xã", "Xã/phường", "Phường", "Xã", "Đơn vị hành chính"},
	colOwner:   {"Loại hình", "Loại hình trường", "Loại hình đơn vị", "Công lập/ngoài công lập", "Loại trường"},
	colSchool:  {"Mã trường", "Mã cơ sở giáo dục", "Mã CSGD", "Mã định danh trường", "Mã đơn vị"},
	colHead:    {"Hiệu trưởng", "Thủ trưởng", "Thủ trưởng đơn vị", "Họ tên hiệu trưởng", "Họ và tên hiệu trưởng", "Tên hiệu trưởng", "Người đứng đầu", "Lãnh đạo", "Giám đốc", "Chủ cơ sở"},
	colPhone:   {"Điện thoại", "SĐT", "Số điện thoại", "ĐT", "Điện thoại liên hệ", "SĐT hiệu trưởng", "Số ĐT", "Di động"},
	colAddress: {"Địa chỉ", "Địa chỉ đơn vị", "Địa chỉ trường", "Trụ sở"},
})

// heading is the column's name in a written file.
func (c column) heading() string { return unitForm.heading(c) }

// words folds a cell of the file to its words: no accents, no case, no marks,
// nothing in parentheses.
func words(cell string) string {
	if open := strings.IndexByte(cell, '('); open > 0 {
		cell = cell[:open]
	}
	return strings.Join(strings.FieldsFunc(vn.Fold(cell), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r)
	}), " ")
}
