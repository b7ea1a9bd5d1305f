package roster

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"vneidbot/bot/vn"
)

// The columns of a list of units, in the order of a written file; the last are
// only read.
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
	written
	colNote = written
	columns = colNote + 1
)

// AreaHeading names the column of areas, for problems found outside the file.
var AreaHeading = colArea.heading()

// unitForm has the words of the header row: first the one that is written,
// then those that offices use instead, the better ones first. They are part of
// the file's format, whatever language the program speaks. Folded, so without
// accents and marks.
var unitForm = newForm(form{known: colName, needed: none, place: colArea, note: colNote, guess: guessColumn}, [][]string{
	colCode:    {"Mã số thuế", "MST", "Mã số thuế đơn vị", "MST đơn vị", "Mã thuế", "MS thuế", "Mã ST", "Số thuế", "Tax code"},
	colName:    {"Tên đơn vị", "Tên trường", "Tên cơ sở giáo dục", "Tên CSGD", "Tên cơ sở", "Tên tổ chức", "Cơ sở giáo dục", "Tên", "Trường", "Đơn vị", "Name"},
	colLevel:   {"Cấp học", "Cấp", "Bậc học", "Cấp trường", "Khối", "Level", "School level"},
	colArea:    {"Địa bàn", "Quận/huyện", "Quận/huyện/thành phố", "Quận", "Huyện", "Xã/phường/đặc khu", "Phường/xã/đặc khu", "Phường/xã", "Xã/phường", "Phường", "Xã", "Đơn vị hành chính", "Ward", "Commune", "District"},
	colOwner:   {"Loại hình", "Loại hình trường", "Loại hình đơn vị", "Loại đơn vị", "Công lập/ngoài công lập", "Loại trường", "Hình thức", "CL/NCL", "CL/TT"},
	colSchool:  {"Mã trường", "Mã cơ sở giáo dục", "Mã CSGD", "Mã định danh trường", "Mã đơn vị"},
	colHead:    {"Hiệu trưởng", "Thủ trưởng", "Thủ trưởng đơn vị", "Họ tên hiệu trưởng", "Họ và tên hiệu trưởng", "Tên hiệu trưởng", "Người đứng đầu", "Lãnh đạo", "Giám đốc", "Chủ cơ sở", "Hiệu trưởng Họ tên", "Hiệu trưởng Họ và tên", "Tên HT", "Họ tên HT", "Họ và tên HT", "HT"},
	colPhone:   {"Điện thoại", "SĐT", "Số điện thoại", "ĐT", "Điện thoại liên hệ", "SĐT hiệu trưởng", "Số ĐT", "Di động", "ĐT liên hệ", "Số ĐT liên hệ", "ĐT liên lạc", "ĐT hiệu trưởng", "ĐT HT", "SĐT HT", "ĐTDĐ", "Tel"},
	colAddress: {"Địa chỉ", "Địa chỉ đơn vị", "Địa chỉ trường", "Trụ sở", "Đ/c"},
	colNote:    {"Ghi chú", "Tình trạng", "Tình trạng hoạt động", "Chú thích"},
})

// nameForm is that of a list of nothing but names and their numbers.
var nameForm = func() *form {
	f := *unitForm
	f.alone = true
	return &f
}()

// guessColumn understands headings that say in more words what they are: "Tên nhà
// trường", "Mã số thuế của đơn vị", "Số điện thoại liên hệ của hiệu trưởng". What
// is of another day ("Quận/huyện cũ") is left.
func guessColumn(heading []string) column {
	if c := guessWords(heading); c != none {
		return c
	}
	if bare := withoutAsking(heading); len(bare) < len(heading) {
		return guessWords(bare)
	}
	return none
}

// withoutAsking leaves what a heading asks for where it is a question of a form: "Trường thuộc
// phường/xã nào?", "Tên trường của thầy/cô là gì?".
func withoutAsking(heading []string) []string {
	if at := slices.Index(heading, "thuoc"); at > 0 && onlyOf(heading[:at], "truong", "don", "vi", "co", "so", "nha") {
		heading = heading[at+1:]
	}
	return slices.DeleteFunc(slices.Clone(heading), func(w string) bool {
		return slices.Contains([]string{"vui", "long", "xin", "moi", "hay", "dien", "ghi", "thay", "co", "quy", "anh", "chi", "biet", "cho", "la", "gi", "nao", "cua"}, w)
	})
}

// guessWords is guessColumn without the words of a question.
func guessWords(heading []string) column {
	text := " " + strings.Join(heading, " ") + " "
	has := func(phrases ...string) bool {
		for _, p := range phrases {
			if strings.Contains(text, " "+p+" ") {
				return true
			}
		}
		return false
	}
	switch {
	case len(heading) == 0, len(heading) > 12, has("ngay", "cu", "truoc day", "truoc khi", "truoc sap nhap"):
		return none
	case has("ma so thue", "mst", "ma thue", "ms thue", "tax code", "msdn") && has("ten don vi", "ten truong", "ten co so"):
		return colName // both in one cell
	case has("ma so thue", "mst", "ma thue", "ms thue", "tax code", "msdn"):
		return colCode
	case has("dien thoai", "sdt", "so dt", "di dong", "so may", "hotline", "zalo", "phone", "mobile"):
		return colPhone
	case has("ma truong", "ma csgd", "ma co so", "ma dinh danh", "ma don vi", "ma moet"):
		return colSchool
	case has("email", "e mail", "mail", "website", "facebook", "fanpage"):
		return none
	case has("dia chi", "tru so"):
		return colAddress
	case has("loai hinh", "cong lap", "loai truong"), ofOwnership(heading):
		return colOwner
	case has("hieu truong", "thu truong", "nguoi dung dau", "giam doc", "chu co so", "nguoi dai dien", "lanh dao", "chu nhom", "chu truong"):
		return colHead
	}
	return guessPlain(heading)
}

// ofOwnership tells whether a heading is of who runs a school: "Hình thức sở hữu", and not
// of how it teaches.
func ofOwnership(heading []string) bool {
	text := strings.Join(heading, " ")
	return (strings.Contains(text, "hinh thuc") || strings.Contains(text, "so huu")) &&
		onlyOf(heading, "hinh", "thuc", "so", "huu", "loai", "truong", "don", "vi", "co", "cua", "hoat", "dong", "quan", "ly", "to", "chuc", "thanh", "lap", "tu", "cl", "ncl", "tt", "dl")
}

// guessPlain understands headings that have no word but those of one kind.
func guessPlain(heading []string) column {
	switch {
	case heading[0] == "so" || heading[0] == "tong": // "Số trường" counts them
		return none
	case anyOf(heading, "cap", "khoi", "bac") && onlyOf(heading, "cap", "hoc", "khoi", "bac", "truong", "lop", "nganh", "loai", "giao", "duc", "dao", "tao"):
		return colLevel
	case anyOf(heading, "quan", "huyen", "xa", "phuong", "ban", "tran", "dvhc") && !anyOf(heading, "truong", "phong", "gd", "gddt") &&
		onlyOf(heading, "ten", "quan", "huyen", "xa", "phuong", "dac", "khu", "thi", "tran", "thanh", "pho", "tp", "tx", "tt", "dia", "ban", "don", "vi", "hanh", "chinh", "dvhc",
			"noi", "dat", "thuoc", "moi", "hien", "nay", "sau", "sap", "nhap", "quan", "ly", "nha", "nuoc", "hoac", "cap", "theo", "co", "so", "chinh", "quyen"):
		return colArea
	case anyOf(heading, "ten", "truong", "csgd", "school") && anyOf(heading, "truong", "vi", "co", "so", "csgd", "nhom", "lop", "chuc", "school") &&
		onlyOf(heading, "ten", "goi", "day", "du", "cua", "nha", "truong", "don", "vi", "co", "so", "giao", "duc", "csgd", "cac", "lop", "nhom", "tre", "to", "chuc", "hoc", "mam", "non", "moi", "hien", "nay",
			"danh", "sach", "va", "school", "name", "the", "of", "chinh", "thuc", "dao", "tao", "mn", "sau", "sap", "nhap", "gd", "gdmn", "cs", "csmn", "diem", "truc", "thuoc"):
		return colName
	case anyOf(heading, "ghi", "note") && anyOf(heading, "chu", "note"):
		return colNote
	}
	return none
}

// placeInBrackets are the brackets of an address that is nothing but a ward: "Địa chỉ
// (xã/phường)".
var placeInBrackets = regexp.MustCompile(`(?i)^\s*(?:địa chỉ|đ/c)\s*\(([^)]*(?:xã|phường)[^)]*)\)\s*$`)

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

// heading is the column's name in a written file.
func (c column) heading() string { return unitForm.heading(c) }
