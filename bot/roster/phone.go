package roster

import "strings"

var phoneMarks = strings.NewReplacer(" ", "", ".", "", "-", "")

// phone gives back the zero that a spreadsheet takes from a number: mobile
// numbers have nine digits without it, those of a landline ten.
func phone(cell string) string {
	if cell == "" {
		return ""
	}
	if cell[0] == '0' && allDigits(cell) {
		return cell // as nearly all are written
	}
	digits := phoneMarks.Replace(cell)
	if !allDigits(digits) {
		if noCodeWords[words(cell)] {
			return "" // "chưa có"
		}
		return cell
	}
	if len(digits) == 9 && strings.IndexByte("35789", digits[0]) >= 0 || len(digits) == 10 && digits[0] == '2' {
		return "0" + digits
	}
	return cell
}
