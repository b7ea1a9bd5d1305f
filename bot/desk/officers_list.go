package desk

import (
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"vneidbot/bot"
	"vneidbot/bot/read"
	"vneidbot/bot/vn"
)

// maxOfficers is more than a list of officers has.
const maxOfficers = 500

// newOfficer is a row of a list that an invitation can be made for.
type newOfficer struct {
	Scope             bot.Scope
	Area, Name, Phone string
	Event             string // of an open invitation of the same person, which is handed out again
}

// wrongOfficer is a row of which none can be made, and why.
type wrongOfficer struct {
	Line int
	Why  bot.Text
}

// officerPlan is what a list of officers comes to.
type officerPlan struct {
	officers []newOfficer
	wrong    []wrongOfficer
	again    int // those who have an invitation that nobody has used
}

// officerReading reads the rows of one list beside what there is.
type officerReading struct {
	areas  []bot.Area
	day    time.Time
	phones map[string]bool // of who is an officer already
	seen   map[string]int  // what a row said, by its line
	open   []bot.OpenInvitation
}

// invited is the open invitation of the very person, by phone, else by name, to the very
// scope; "" for none.
func (r *officerReading) invited(o newOfficer) string {
	for _, k := range r.open {
		same := k.Phone == o.Phone && (o.Phone != "" || vn.Fold(k.Name) == vn.Fold(o.Name))
		if same && scopeMark(k.Scope) == scopeMark(o.Scope) {
			return k.Event
		}
	}
	return ""
}

// planOfficers reads each row: an area or scope of today, a name, and a phone that
// may be missing. Whoever has an invitation that is still open gets no second one.
func planOfficers(rows []bot.OfficerRow, areas []bot.Area, there []bot.Account, open []bot.OpenInvitation, day time.Time) (p officerPlan) {
	r := officerReading{areas, day, map[string]bool{}, map[string]int{}, open}
	for _, a := range there {
		r.phones[a.Phone] = a.Phone != ""
	}
	for _, row := range rows {
		o, why := r.row(row)
		if why.Key != "" {
			p.wrong = append(p.wrong, wrongOfficer{row.Line, why})
			continue
		}
		if o.Event = r.invited(o); o.Event != "" {
			p.again++
		}
		p.officers = append(p.officers, o)
	}
	return p
}

func (r *officerReading) row(row bot.OfficerRow) (o newOfficer, why bot.Text) {
	_, citizen := bot.MaskCitizen(row.Area + "\n" + row.Name + "\n" + row.Phone)
	o.Area, o.Name = strings.Join(strings.Fields(row.Area), " "), strings.Join(strings.Fields(row.Name), " ")
	phone, ok := dialled(row.Phone)
	switch o.Phone = phone; {
	case citizen:
		return o, bot.T("setting.citizen")
	case o.Area == "":
		return o, bot.T("canbo.row_area")
	case !strings.ContainsFunc(o.Name, unicode.IsLetter) || utf8.RuneCountInString(o.Name) > maxHead:
		return o, bot.T("canbo.row_name")
	case !ok:
		return o, bot.T("canbo.row_phone", "word", quoted(row.Phone))
	case r.phones[phone]:
		return o, bot.T("canbo.row_there", "phone", bot.Phone(phone))
	}
	o.Scope, why = r.scope(o.Area)
	if swapped, no := r.scope(o.Name); why.Key != "" && no.Key == "" {
		o.Area, o.Name, o.Scope, why = o.Name, o.Area, swapped, no
	}
	if why.Key != "" {
		return o, why
	}
	return o, r.twice(o, row.Line)
}

// twice tells of a person who stands in the list already.
func (r *officerReading) twice(o newOfficer, line int) bot.Text {
	keys := []string{vn.Fold(o.Area) + "\x00" + vn.Fold(o.Name)}
	if o.Phone != "" {
		keys = append(keys, o.Phone)
	}
	for _, k := range keys {
		if before, ok := r.seen[k]; ok {
			return bot.T("canbo.row_twice", "n", before)
		}
	}
	for _, k := range keys {
		r.seen[k] = line
	}
	return bot.Text{}
}

// scope reads the area, or says what is near, or since when it is no more.
func (r *officerReading) scope(text string) (bot.Scope, bot.Text) {
	scope, problem := read.Scope(text, r.areas, r.day)
	if problem.OK() && !scope.Empty() {
		return scope, bot.Text{}
	}
	for _, a := range r.areas {
		if !a.To.IsZero() && a.To.Before(r.day) && len(bot.MatchAreas(text, []bot.Area{a}, a.To)) > 0 {
			return nil, bot.T("canbo.row_ended", "area", bot.Raw(a.Name), "day", bot.Day(a.To))
		}
	}
	var names bot.List
	for _, a := range slices.Concat(problem.Choices, near(problem, bot.Everything)) {
		names = append(names, bot.Raw(a.Name))
	}
	if len(names) == 0 {
		return nil, bot.T("canbo.row_nowhere", "word", quoted(text))
	}
	return nil, bot.T("canbo.row_near", "word", quoted(text), "names", names[:min(len(names), named)])
}

// dialled is a phone as it is dialled here, "" for none; false for what is no phone.
// Spreadsheets take its first zero for nothing.
func dialled(text string) (string, bool) {
	digits := strings.Map(func(r rune) rune {
		switch {
		case r >= '0' && r <= '9':
			return r
		case strings.ContainsRune(" .-–()+/'\u00a0", r):
			return -1
		}
		return 'x'
	}, strings.TrimSpace(text))
	if digits == "" {
		return "", true
	}
	if rest, abroad := strings.CutPrefix(digits, "84"); abroad && len(rest) >= 9 {
		digits = strings.TrimPrefix(rest, "0")
	}
	if digits[0] != '0' && len(digits) == 9 {
		digits = "0" + digits
	}
	if strings.HasPrefix(digits, "84") && len(digits) > 10 {
		digits = "0" + digits[2:]
	}
	return digits, len(digits) >= 10 && len(digits) <= 11 && digits[0] == '0' && !strings.Contains(digits, "x")
}

// numberLike is a phone in whatever spelling, at the end of a line or between its parts.
var numberLike = regexp.MustCompile(`\+?[\d(][\d .()\-–/]{6,}\d`)

// numbered is the number that a line of a list begins with.
var numbered = regexp.MustCompile(`^\s*\d{1,3}\s*[.)/:-]?[\s;,|]+`)

// pastedOfficers are the rows of a list that was typed or pasted: area, name, phone,
// between tabs, semicolons or bars, else between commas: a scope may have some.
func pastedOfficers(text string) (rows []bot.OfficerRow) {
	for i, line := range strings.Split(text, "\n") {
		row := bot.OfficerRow{Line: i + 1}
		line = numbered.ReplaceAllString(line, "")
		between := "\t;|"
		if !strings.ContainsAny(line, between) {
			between = ","
		}
		if at := numberLike.FindStringIndex(line); at != nil {
			row.Phone, line = line[at[0]:at[1]], line[:at[0]]+between[:1]+line[at[1]:]
		}
		var words []string
		for part := range strings.FieldsFuncSeq(line, func(r rune) bool { return strings.ContainsRune(between, r) }) {
			switch part = strings.Trim(part, " .:-–•\u00a0\r"); {
			case strings.ContainsFunc(part, unicode.IsLetter):
				words = append(words, part)
			case len(words) > 0 && row.Phone == "":
				row.Phone = part // too short for one, or empty
			}
		}
		switch {
		case len(words) == 0 && row.Phone == "", row.Phone == "" && isOfficersHead(words):
			continue
		case len(words) > 0:
			row.Area = words[0]
		}
		if len(words) > 1 {
			row.Name = words[1]
		}
		rows = append(rows, row)
	}
	return rows
}

// isOfficersHead tells whether the words are a header's.
func isOfficersHead(words []string) bool {
	return len(words) > 1 && slices.ContainsFunc(words, func(w string) bool {
		return slices.Contains([]string{"dia ban", "ho ten", "ho va ten", "dien thoai", "so dien thoai", "sdt"}, vn.Fold(w))
	})
}
