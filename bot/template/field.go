package template

import (
	"strings"

	"vneidbot/bot/roster"
)

// field is what can be put into a cell. Its name is what stands between {{ and }}.
type field string

// Of a row of any table.
const (
	noField field = "stt"
)

// Of a unit.
const (
	unitName   field = "ten"
	unitCode   field = "ma so thue"
	unitLevel  field = "cap hoc"
	unitArea   field = "dia ban"
	unitOwner  field = "loai hinh"
	unitSchool field = "ma truong"
	unitStatus field = "trang thai"
	unitSaid   field = "ly do"
	unitTries  field = "lan dang ky"
	unitDay    field = "ngay bao cao"
	unitReview field = "xac nhan"
	unitHead   field = "thu truong"
	unitPhone  field = "dien thoai"
)

// Of a row of totals: what it counts. Without a row, of all.
const (
	areaName  field = "ten dia ban"
	levelName field = "ten cap hoc"
	blockName field = "ten khoi"

	goodName    field = "ten duoc tiep nhan" // a unit's name, in a list of those alone
	refusedName field = "ten tu choi"
	missingName field = "ten chua bao cao"

	total        field = "tong so"
	reported     field = "da bao cao"
	accepted     field = "duoc tiep nhan"
	succeeded    field = "thanh cong"
	refused      field = "tu choi"
	unregistered field = "chua dang ky"
	worded       field = "trang thai khac"
	missing      field = "chua bao cao"
	good         field = "tiep nhan tro len"
	share        field = "ty le"
	confirmed    field = "da xac nhan"
	updated      field = "cap nhat"
	reached      field = "ket noi duoc"
)

// Of the form as a whole.
const (
	formOffice   field = "co quan"
	formPlace    field = "pham vi"
	formCampaign field = "dot bao cao"
	formAsOf     field = "tinh den" // "15h30 ngày 21/5/2025"
	formHour     field = "gio"
	formDay      field = "ngay"
	formNumber   field = "bieu so"
	formTimes    field = "lan"
	formBy       field = "nguoi lap"
)

// fields are all of them in the order in which they are told, by what they need: a row of
// units, a row of anything that counts, or nothing.
var (
	unitFields  = []field{unitName, unitCode, unitLevel, unitArea, unitOwner, unitSchool, unitStatus, unitSaid, unitTries, unitDay, unitReview, unitHead, unitPhone}
	countFields = []field{total, reported, accepted, succeeded, refused, unregistered, worded, missing, good, share, confirmed, updated, reached}
	formFields  = []field{formOffice, formPlace, formCampaign, formAsOf, formHour, formDay, formNumber, formTimes, formBy}
	rowNames    = []field{unitName, goodName, refusedName, missingName, areaName, levelName, blockName}
)

// also are further names of fields, as headings and placeholders have them.
var also = map[field]string{
	noField:      "tt|so tt|so thu tu|no",
	unitStatus:   "trang thai lan gan nhat|trang thai dang ky|trang thai vneid|trang thai tren vneid|ket qua|ket qua dang ky|tinh trang|tinh trang dang ky|trang thai tai khoan|ket qua dang ky tai khoan dinh danh",
	unitSaid:     "ly do tu choi|ly do noi dung|noi dung|nguyen nhan",
	unitTries:    "so lan dang ky|lan dang ky thu",
	unitDay:      "ngay trang thai|bao cao luc|thoi gian|thoi gian bao cao|ngay cap nhat|thoi diem|ngay gio|thoi diem bao cao",
	unitReview:   "xac nhan cua can bo|can bo xac nhan",
	unitOwner:    "cong lap ngoai cong lap",
	total:        "tong|so don vi|so truong|tong so don vi|tong so truong|tong so co so|tong so csgd|tong so cac don vi|tong so co so giao duc|so co so giao duc|so luong don vi|so luong truong",
	reported:     "so don vi da bao cao|so truong da bao cao|so da bao cao|bao cao",
	accepted:     "da duoc tiep nhan|tiep nhan|da tiep nhan|so don vi duoc tiep nhan|so truong duoc tiep nhan|so don vi da duoc tiep nhan|so truong da duoc tiep nhan",
	succeeded:    "dinh danh thanh cong|da dinh danh|da thanh cong|dang ky thanh cong|da dinh danh thanh cong|so don vi thanh cong|so truong thanh cong|so don vi dinh danh thanh cong|da dang ky thanh cong",
	refused:      "bi tu choi|so don vi bi tu choi|so truong bi tu choi|so bi tu choi",
	unregistered: "so don vi chua dang ky|so truong chua dang ky",
	worded:       "khac",
	missing:      "so don vi chua bao cao|so truong chua bao cao|so chua bao cao",
	good:         "duoc tiep nhan tro len|da tiep nhan tro len|so don vi duoc tiep nhan tro len",
	share:        "ti le|ty le dat|ti le dat|ty le phan tram",
	confirmed:    "so don vi da xac nhan|so da xac nhan|can bo da xac nhan",
	updated:      "cap nhat trong ky|da cap nhat|so don vi cap nhat",
}

// named are the fields by every name that has no second meaning.
var named = func() map[string]field {
	all := map[string]field{}
	for _, list := range [][]field{{noField}, unitFields, countFields, rowNames, formFields} {
		for _, f := range list {
			all[string(f)] = f
			for name := range strings.SplitSeq(also[f], "|") {
				if name != "" {
					all[name] = f
				}
			}
		}
	}
	return all
}()

// ofColumn are the fields that columns of lists hold.
var ofColumn = map[roster.Column]field{
	roster.NameColumn: unitName, roster.CodeColumn: unitCode, roster.LevelColumn: unitLevel, roster.AreaColumn: unitArea, roster.OwnerColumn: unitOwner,
	roster.SchoolColumn: unitSchool, roster.HeadColumn: unitHead, roster.PhoneColumn: unitPhone,
}

// ofHeading is the field of a column by its headings, from above to below: the lowest
// that is known.
func ofHeading(parts []string) (field, bool) {
	for i := len(parts) - 1; i >= 0; i-- {
		f, ok := named[roster.Folded(parts[i])]
		switch {
		case ok && f == formDay: // a column of days
			return unitDay, true
		case ok && (isOf(f, formFields) || f != unitName && isOf(f, rowNames)):
		case ok:
			return f, true
		}
	}
	for _, text := range parts { // "Cấp học, loại trường": what stands first is what the column is of
		if first, _, more := strings.Cut(text, ","); more && !strings.Contains(first, "(") {
			if f, ok := ofHeading([]string{first}); ok {
				return f, true
			}
		}
	}
	f, ok := ofColumn[roster.ColumnOf(parts)]
	return f, ok
}

// glued are the names as they are written without spaces: {{masothue}}, {{TenDonVi}}. Two
// that become one are none.
var glued = func() map[string]field {
	all := map[string]field{"tendonvi": unitName, "tentruong": unitName, "tencoso": unitName}
	for name, f := range named {
		short := strings.ReplaceAll(name, " ", "")
		if have, ok := all[short]; ok && have != f {
			f = ""
		}
		all[short] = f
	}
	return all
}()

// ofPlaceholder is the field between {{ and }}.
func ofPlaceholder(text string) (field, bool) {
	name := roster.Folded(text)
	if f, ok := named[name]; ok {
		return f, true
	}
	if f := glued[strings.ReplaceAll(name, " ", "")]; f != "" {
		return f, true
	}
	f, ok := ofColumn[roster.ColumnOf([]string{text})]
	return f, ok
}

func isOf(f field, list []field) bool {
	for _, one := range list {
		if one == f {
			return true
		}
	}
	return false
}
