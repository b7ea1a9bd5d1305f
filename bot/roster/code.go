package roster

import (
	"regexp"
	"strconv"
	"strings"

	"vneidbot/bot"
	"vneidbot/bot/read"
)

// noCodeWords are what offices write where a unit has no tax code yet.
var noCodeWords = map[string]bool{
	"": true, "chua co": true, "chua": true, "khong": true, "khong co": true, "chua cap": true,
	"chua duoc cap": true, "chua co mst": true, "chua co ma so thue": true, "0": true, "x": true,
}

// code reads a tax code. A number that lost its leading zero gets it back when
// the check digit agrees. A wrong check digit is let in with a note: a few
// codes in use have one. What is no code is noted, and the unit comes in without.
func (r *reading) code(cell string) bot.TaxCode {
	if code := bot.TaxCode(cell); cell == "" || cell[0] == '0' && code.Valid() {
		return code // as nearly all are written
	}
	cell = r.number(colCode, cell)
	if noCodeWords[words(cell)] {
		return ""
	}
	if code := lostZero(cell); code != "" {
		r.note(colCode, "import.zero_back", "code", code)
		return code
	}
	found, _ := read.TaxCodes(cell)
	if bare := phoneMarks.Replace(cell); len(bare) == 9 && phone(bare) != bare && !bot.TaxCode("0"+bare).Valid() {
		return r.phoneNotCode(bare)
	}
	switch len(found) {
	case 0:
		r.note(colCode, "import.code_form")
		return ""
	case 1:
		return r.look(found[0])
	}
	r.note(colCode, "import.code_two")
	return ""
}

// codeInName takes a code that stands in the cell of the name for what it is: "Trường MN
// Hoa Sen - MST: 0299900124".
func (r *reading) codeInName() {
	if r.texts[colCode] != "" || len(r.row.Name) < 10 || len(digitsOf(r.row.Name)) < 10 {
		return
	}
	found, rest := read.TaxCodes(r.row.Name)
	if len(found) == 1 && found[0].Look == read.LooksRight && rest != "" {
		r.texts[colCode], r.row.Name = string(found[0].Code), strings.TrimRight(rest, " -–,;:(")
	}
}

func (r *reading) look(t read.Typed) bot.TaxCode {
	switch t.Look {
	case read.LooksRight:
		return t.Code
	case read.LooksPhone:
		return r.phoneNotCode(t.Raw)
	case read.LooksWrongCheck, read.LooksPersonal:
		if code := bot.TaxCode(digitsOf(t.Raw)); t.Code == "" && len(code) == 10 {
			t.Code = code
		}
		r.note(colCode, "import.check_digit", "code", t.Code)
		return t.Code
	case read.LooksLostZero:
		r.note(colCode, "import.zero_back", "code", t.Code)
		return t.Code
	case read.LooksExtraZero, read.LooksDashShort:
		r.note(colCode, "import.code_near", "code", t.Code)
	case read.LooksBudget:
		r.note(colCode, "import.code_budget")
	case read.LooksSchool:
		r.note(colCode, "import.code_school")
	case read.LooksCitizen:
		r.note(colCode, "import.code_citizen")
	case read.LooksBadSuffix, read.LooksZero, read.LooksLength:
		r.note(colCode, "import.code_form")
	}
	return ""
}

// phoneNotCode takes a phone that stands in the column of the codes for what it is.
func (r *reading) phoneNotCode(raw string) bot.TaxCode {
	r.note(colCode, "import.code_phone")
	if r.row.Phone == "" {
		r.row.Phone = phone(phoneMarks.Replace(raw))
	}
	return ""
}

// lostZero gives a code of 13 digits its zero back, which a spreadsheet takes
// from a number and a hasty hand from a text. Twelve digits that begin with 0
// are left alone: a citizen number does.
func lostZero(cell string) bot.TaxCode {
	digits := strings.Replace(cell, "-", "", 1)
	if len(digits) != 12 || !allDigits(digits) || digits[0] == '0' {
		return ""
	}
	code := bot.TaxCode("0" + digits[:9] + "-" + digits[9:])
	if !code.Valid() {
		return ""
	}
	return code
}

// scientific is a number as a spreadsheet shows it in a narrow column; most of
// its digits are gone for good.
var scientific = regexp.MustCompile(`^\d+([.,]\d+)?[eE][+-]?\d+$`)

// number reads a cell of digits. A workbook keeps numbers in full, some as
// 2.99900124E8: with as many digits as the exponent asks for, none is lost.
// A .csv has only what was shown.
func (r *reading) number(c column, cell string) string {
	if strings.IndexByte(cell, 'e') < 0 && strings.IndexByte(cell, 'E') < 0 || !scientific.MatchString(cell) {
		return strings.TrimSuffix(cell, ".0")
	}
	if full := expand(cell); full != "" && r.list.Format == XLSX {
		return full
	}
	r.note(c, "import.scientific")
	return ""
}

// expand writes a scientific number out when it has all its digits.
func expand(cell string) string {
	mantissa, exponent, _ := strings.Cut(strings.ToLower(cell), "e")
	whole, fraction, _ := strings.Cut(mantissa, ".")
	n, err := strconv.Atoi(exponent)
	if err != nil || len(whole) != 1 || len(fraction) != n || !allDigits(fraction) {
		return ""
	}
	return whole + fraction
}

func allDigits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}

func digitsOf(s string) string {
	return strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, s)
}
