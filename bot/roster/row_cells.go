package roster

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"vneidbot/bot"
	"vneidbot/bot/read"
	"vneidbot/bot/vn"
)

// text is what the cell says. What cannot be used makes the row wrong where it has
// to be there, and is left out with a note elsewhere. Citizen numbers are not kept.
func (r *reading) text(c column) string {
	s := r.texts[c]
	switch {
	case len(s) > maxText && utf8.RuneCountInString(s) > maxText:
		r.unusable(c, "import.too_long", "n", maxText)
		return ""
	case strings.HasPrefix(s, "#") && formulaError.MatchString(s):
		r.unusable(c, "import.formula_error", "have", s)
		return ""
	}
	if c == colCode || len(s) < 12 || !mayHoldDigit(s) {
		return s
	}
	masked, found := bot.MaskCitizen(s)
	if found {
		r.note(c, "import.citizen")
		masked = clean(strings.ReplaceAll(masked, bot.CitizenMask, ""))
	}
	return masked
}

// mayHoldDigit is the quick look that settles nearly every cell: a digit, or the first
// byte of a wide one.
func mayHoldDigit(s string) bool {
	for i := range len(s) {
		if s[i] >= '0' && s[i] <= '9' || s[i] == 0xef {
			return true
		}
	}
	return false
}

func (r *reading) unusable(c column, key string, args ...any) {
	if c == colName || c == colArea {
		r.fail(c, key, args...)
	} else {
		r.note(c, key, args...)
	}
}

// formulaError is what a spreadsheet shows where a formula came to nothing,
// such as the looked-up name of an area. It is no name.
var formulaError = regexp.MustCompile(`^#[A-Z_]+(/[A-Z0])?[!?]?$`)

// ownership is a kind of ownership, known where the cell says one.
type ownership struct {
	bot.Ownership
	known bool
}

func cellOwner(cell string) (o ownership) {
	if o.Ownership, o.known = read.Ownership(cell); !o.known {
		o.Ownership, o.known = read.Ownership(strings.TrimPrefix(words(cell), "truong "))
	}
	return o
}

func (r *reading) owner(cell string) bot.Ownership {
	o := r.owners.of(cell, saidOwner)
	if o.known || cell == "" {
		return o.Ownership
	}
	if r.levels.of(cell, cellLevel) == "" {
		r.note(colOwner, "import.owner")
	}
	return o.Ownership
}

// saidOwner is the kind that a cell says, in more words too: "Công lập tự chủ một phần".
func saidOwner(cell string) ownership {
	o, text := cellOwner(cell), " "+vn.Words(cell)+" "
	if o.known || strings.Contains(text, " khong ") || strings.Contains(text, " ban cong ") {
		return o
	}
	for _, said := range []string{" ngoai cong lap ", " ngoai cl ", " ncl ", " tu thuc ", " dan lap ", " tu nhan "} {
		if strings.Contains(text, said) {
			return ownership{bot.Private, true}
		}
	}
	if strings.Contains(text, " cong lap ") {
		return ownership{bot.Public, true}
	}
	return o
}

func (r *reading) fail(c column, key string, args ...any) {
	if r.wrong == nil {
		p := r.problem(c, key, args...)
		r.wrong = &p
	}
}

func (r *reading) note(c column, key string, args ...any) {
	r.notes = append(r.notes, r.problem(c, key, args...))
}

// problem names the column as the file does.
func (r *reading) problem(c column, key string, args ...any) Problem {
	title := r.head.title[c]
	if title == "" {
		title = c.heading()
	}
	return Problem{Sheet: r.row.Sheet, Line: r.row.Line, Column: title, Why: bot.T(key, args...)}
}
