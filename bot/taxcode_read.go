package bot

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
	LooksPhone      Look = "phone"       // a mobile number
	LooksDashShort  Look = "dash_short"  // one or two digits after the dash; Code has three
	LooksBadSuffix  Look = "bad_suffix"  // -000; Code is the ten digits
	LooksZero       Look = "zero"        // no such code can be issued
	LooksLength     Look = "length"      // any other count of digits
	LooksCitizen    Look = "citizen"     // 12 digits, or what MaskCitizen left of them
)

// Typed is a number in a message that looks like a code.
type Typed struct {
	Raw    string // as typed
	Look   Look
	Code   TaxCode // normal form, "" where there is none
	Digits int     // how many were typed
}

// ReadTaxCodes finds everything in a message that looks like a tax code.
func ReadTaxCodes(text string) (codes []Typed, rest string) { return nil, text }
