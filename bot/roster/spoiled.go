package roster

import (
	"regexp"
	"strings"
	"unicode"

	"vneidbot/bot/read"
	"vneidbot/bot/vn"
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

// noNames are what is written where a name is not known, folded.
var noNames = regexp.MustCompile(`^(chua|khong) (co|ro|biet)( ten)?$`)

// someName doubts a cross or "chưa có tên" in the place of a name, and a kind of school
// without a name of its own: it is a commune's only one, or its name was lost.
func (r *reading) someName() {
	name := r.row.Name
	if name == "" || r.wrong != nil || len(name) > 8 && !r.ends.of(name[strings.LastIndexByte(name, ' ')+1:], mayEndNoName) {
		return
	}
	letters := 0
	for _, c := range name {
		if unicode.IsLetter(c) || unicode.IsDigit(c) {
			letters++
		}
	}
	switch _, kind := read.Level(name); {
	case letters < 2 || noNames.MatchString(words(name)):
		r.note(colName, "import.name_none", "have", name)
	case (kind || words(name) == "truong") && !strings.ContainsFunc(name, unicode.IsDigit):
		r.note(colName, "import.name_kind", "have", name)
	}
}

// mayEndNoName is the quick look at a name's last word: a number tells schools apart.
func mayEndNoName(word string) bool {
	switch vn.Words(word) {
	case "co", "ro", "biet", "ten", "":
		return true
	}
	return read.EndsLevel(word) && !mayHoldDigit(word)
}
