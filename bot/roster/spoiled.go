package roster

import (
	"regexp"
	"strings"
)

// spoiledForms are what a spreadsheet makes of a name that looks like a number, a date
// or a truth, in the file itself and in a .csv of it. "19/5" is as it was typed.
var spoiledForms = regexp.MustCompile(`(?i)^(\d+([.,]\d+)?(e[+-]?\d+)?` +
	`|\d{1,2}[-/ ](jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|thg ?\d+)[a-z]*([-/ ]\d{2,4})?` +
	`|\d{1,2}[-/]\d{1,2}[-/]\d{4}|\d{4}-\d{2}-\d{2}.*|true|false)$`)

// isSpoiled tells whether a spreadsheet has put a value in the place of a name.
func isSpoiled(text string) bool {
	if text == "" || text[0] > '9' && !strings.EqualFold(text, "true") && !strings.EqualFold(text, "false") {
		return false
	}
	return spoiledForms.MatchString(text)
}
