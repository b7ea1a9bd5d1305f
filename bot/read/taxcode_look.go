package read

import (
	"strings"

	"vneidbot/bot"
)

// Look says what a typed number looks like.
type Look string

// The looks. Code is set where a code can be made of the digits.
const (
	LooksRight      Look = "right"       // 10 or 13 digits, the check digit is right
	LooksWrongCheck Look = "wrong_check" // 10 or 13 digits, the check digit is wrong
	LooksBudget     Look = "budget"      // 7 digits, first 1 or 3: mã quan hệ ngân sách
	LooksSchool     Look = "school"      // 8 digits, first 31: mã trường
	LooksLostZero   Look = "lost_zero"   // 9 digits, right with a 0 before them; Code has it
	LooksExtraZero  Look = "extra_zero"  // 11 digits, right without the first 0; Code is without
	LooksPersonal   Look = "personal"    // 10 digits, first 8, right: a person's tax code
	LooksPhone      Look = "phone"       // a mobile number; Code only when it has ten digits
	LooksDashShort  Look = "dash_short"  // one or two digits after the dash; Code has three
	LooksBadSuffix  Look = "bad_suffix"  // -000; Code is the ten digits
	LooksZero       Look = "zero"        // no such code is issued: serial 0000000, or no check digit fits
	LooksLength     Look = "length"      // any other count of digits
	LooksCitizen    Look = "citizen"     // 12 digits, or the mask that stands for them
)

// Typed is a number in a message that looks like a code. Whether it is one slip
// from a code of the roster is for the caller to look up, before it calls a
// number wrong.
type Typed struct {
	Raw    string // as typed
	Look   Look
	Code   bot.TaxCode // normal form, "" where there is none
	Digits int         // how many were typed
	Mobile bool        // ten digits that begin as a mobile number does, right or not
	Called bool        // said to be a tax code: "mst …"
}

// lookOfDigits classifies a run of digits without a dash.
func lookOfDigits(d string) (Look, bot.TaxCode) {
	switch n := len(d); {
	case n == 7 && (d[0] == '1' || d[0] == '3'):
		return LooksBudget, ""
	case n == 8 && strings.HasPrefix(d, "31"):
		return LooksSchool, ""
	case n == 9 && d[0] != '0' && bot.TaxCode("0"+d).Valid(): // no province is 00
		return LooksLostZero, bot.TaxCode("0" + d)
	case n == 10:
		return lookOfTen(bot.TaxCode(d))
	case n == 11 && d[0] == '0' && bot.TaxCode(d[1:]).Valid():
		return LooksExtraZero, bot.TaxCode(d[1:])
	case n == 11 && strings.HasPrefix(d, "84") && isMobile("0"+d[2:]):
		return LooksPhone, ""
	case n == 12:
		return LooksCitizen, ""
	case n == 13:
		return lookOfSuffixed(d[:10], d[10:])
	}
	return LooksLength, ""
}

// lookOfTen classifies ten digits. One in eleven mobile numbers passes the
// check digit, and counts as right: the roster knows better.
func lookOfTen(c bot.TaxCode) (Look, bot.TaxCode) {
	switch {
	case c.Valid() && c[0] == '8':
		return LooksPersonal, c
	case c.Valid():
		return LooksRight, c
	case isMobile(string(c)):
		return LooksPhone, c
	case !c.Issuable():
		return LooksZero, c
	}
	return LooksWrongCheck, c
}

// lookOfSuffixed classifies ten digits with one to three more.
func lookOfSuffixed(ten, suffix string) (Look, bot.TaxCode) {
	parent, full := bot.TaxCode(ten), bot.TaxCode(ten+"-"+strings.Repeat("0", 3-len(suffix))+suffix)
	switch {
	case strings.Trim(suffix, "0") == "":
		return LooksBadSuffix, parent
	case !parent.Issuable():
		return LooksZero, full
	case !parent.Checks():
		return LooksWrongCheck, full
	case len(suffix) < 3:
		return LooksDashShort, full
	}
	return LooksRight, full
}

// LikeMobile tells whether digits, of which there may be more to come, begin as a mobile
// number does.
func LikeMobile(digits string) bool {
	const most = 10
	return isMobile((digits + strings.Repeat("0", most))[:most])
}

// isMobile tells whether ten digits begin like a Vietnamese mobile number.
// 0800 and 0801 begin tax codes of the former Hải Dương and never phones.
func isMobile(d string) bool {
	if len(d) != 10 || d[0] != '0' {
		return false
	}
	switch third := d[2]; d[1] {
	case '3':
		return '2' <= third
	case '5':
		return strings.IndexByte("25689", third) >= 0
	case '7':
		return third == '0' || '6' <= third
	case '8':
		return '1' <= third
	case '9':
		return true
	}
	return false
}
