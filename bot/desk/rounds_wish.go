package desk

import (
	"regexp"
	"slices"
	"strings"
	"time"

	"vneidbot/bot"
	"vneidbot/bot/read"
	"vneidbot/bot/vn"
)

// roundsWish is what somebody wants of the rounds, as it was typed: a button's view.
type roundsWish struct {
	Op    string       `json:"op"`
	Areas []bot.AreaID `json:"areas"` // 0: everybody's
	Days  []string     `json:"days"`
	To    string       `json:"to,omitempty"` // of a move: the new day
	Units read.Hour    `json:"units"`
	Sent  read.Hour    `json:"sent"`
	Next  bool         `json:"next,omitempty"` // a year was not typed
	Mark  string       `json:"mark,omitempty"` // of what was shown

	typed string // all of it, to which words can be added
}

const wishView = "rounds"

// What can be done about rounds.
const (
	addRounds  = "add"
	moveRounds = "move"
	dropRounds = "drop"
)

var (
	noDay      time.Time // words are looked at, whatever day they mean
	roundVerbs = map[string]string{"them": addRounds, "tao": addRounds, "dat": addRounds, "moi": addRounds, "add": addRounds,
		"doi": moveRounds, "sua": moveRounds, "chuyen": moveRounds, "lui": moveRounds, "hoan": moveRounds, "move": moveRounds,
		"xoa": dropRounds, "bo": dropRounds, "huy": dropRounds, "remove": dropRounds}
	// into stands between what is moved and where to; "Tân Thành" is an area.
	into    = regexp.MustCompile(`(?i)\s(?:sang|thành|qua|đến|->|=>|→)\s+((?:ngày|lúc|thứ|chủ|mai|hôm|t\d|cn|\d).*)$`)
	becomes = regexp.MustCompile(`(?i)\d\s*(?:\s(?:dời|đổi|chuyển|doi|chuyen))?\s+(?:sang|->|=>|→)\s+`)
)

// cutVerb takes the word for what is to be done off the front; of two the second,
// which was typed in answer to a question about the first.
func cutVerb(args string) (op, rest string) {
	op, rest = addRounds, args
	for {
		first, behind, _ := strings.Cut(rest, " ")
		verb := roundVerbs[vn.Fold(first)]
		if verb == "" || vn.Plain(first) == "mỗi" {
			return op, rest
		}
		op, rest = verb, strings.TrimSpace(behind)
	}
}

// readWish reads what was typed; what cannot be read is asked for again.
func (t *deskTurn) readWish(c call) (w roundsWish, unclear *bot.Effects, err error) {
	op, rest := cutVerb(c.args)
	if rest == c.args && becomes.MatchString(rest) { // "1/12 sang 3/12"
		op = moveRounds
	}
	target := ""
	if m := into.FindStringSubmatchIndex(rest); op == moveRounds && m != nil {
		rest, target = rest[:m[0]], rest[m[2]:]
	}
	due, problem := read.Dates(rest, t.day)
	to, problemTo := read.Dates(target, t.day)
	for _, p := range []read.DueProblem{problem, problemTo} {
		if p.Kind != "" {
			return w, t.askAgain(c, bot.T("kybaocao."+string(p.Kind), "word", quoted(p.Word))), nil
		}
	}
	w = roundsWish{Op: op, Days: isoDays(due.Days), Units: due.Units, Sent: due.Areas, Next: due.Next || to.Next, typed: c.args}
	if op == moveRounds {
		w, unclear = t.readMove(c, w, to)
	}
	switch {
	case unclear != nil:
	case due.Again:
		unclear = t.askAgain(c, t.weekly(due.Days))
	case len(w.Days) == 0:
		unclear = t.askAgain(c, bot.T("kybaocao.which_day_"+op))
	case len(w.Days) > daysMost:
		unclear = t.askAgain(c, bot.T("kybaocao.many_days", "n", daysMost))
	default:
		w.Areas, unclear, err = t.wishedAreas(strings.TrimSpace(due.Rest+" "+to.Rest), w, c)
	}
	return w, unclear, err
}

// weekly says how days that come again are typed: with the last one, or one by one, as
// those of the next four weeks.
func (t *deskTurn) weekly(days []time.Time) bot.Text {
	if len(days) == 0 {
		days = []time.Time{t.day.AddDate(0, 0, 7)}
	}
	var all bot.List
	var last bot.Day
	for week := range 4 {
		for _, day := range days {
			last = bot.Day(day.AddDate(0, 0, 7*week))
			all = append(all, bot.T("kybaocao.weekly_day", "day", last))
		}
	}
	return bot.T("kybaocao.weekly", "weekday", weekday(days[0]), "last", last, "days", all)
}

// daysMost is how many rounds are made at a time.
const daysMost = 60

// readMove finds the day that is moved and where to: of two days the second.
func (t *deskTurn) readMove(c call, w roundsWish, to read.Due) (roundsWish, *bot.Effects) {
	days := append(slices.Clone(w.Days), isoDays(to.Days)...)
	if to.Units != read.NoHour {
		w.Units, w.Sent = to.Units, to.Areas
	}
	if to.Areas != read.NoHour {
		w.Sent = to.Areas
	}
	switch {
	case len(days) > 2:
		return w, t.askAgain(c, bot.T("kybaocao.move_one", "typed", t.typed("kybaocao")))
	case len(days) == 2:
		w.Days, w.To = days[:1], days[1]
	case len(days) == 1 && w.Units == read.NoHour && w.Sent == read.NoHour:
		e := t.askWords("kybaocao", c.args, bot.T("kybaocao.move_where"))
		return w, &e
	}
	return w, nil
}

// askAgain says what was wrong and waits for the words once more, with what is to be done.
func (t *deskTurn) askAgain(c call, text bot.Text) *bot.Effects {
	op, _ := cutVerb(c.args)
	e := t.askWords("kybaocao", verbFor[op], text)
	return &e
}

// verbFor is how what is to be done is typed.
var verbFor = map[string]string{addRounds: "thêm", moveRounds: "dời", dropRounds: "xóa"}

// wishedAreas are the areas that were named; without a name the only one of who asks,
// in a group the group's, else everybody's.
func (t *deskTurn) wishedAreas(typed string, w roundsWish, c call) ([]bot.AreaID, *bot.Effects, error) {
	if typed == "" {
		of := t.mayBind()
		if t.who.group {
			of = t.who.reads()
		}
		return []bot.AreaID{single(of)}, nil, nil
	}
	c.args = strings.TrimSpace(strings.Replace(c.args, typed, "", 1)) + " " + typed // what is asked for stands last
	scope, unclear, err := t.readScope(typed, t.mayBind(), func(s bot.Scope) string {
		w.Areas = areasOf(s)
		return data(verbWish, t.keepView(wishView, t.seen(w)))
	}, c)
	if err != nil || unclear != nil {
		return nil, unclear, err
	}
	if scope.Empty() || slices.ContainsFunc(scope, func(p bot.Pair) bool { return !p.AllLevels }) {
		return nil, t.askAgain(c, bot.T("kybaocao.no_levels")), nil
	}
	return areasOf(scope), nil, nil
}

func areasOf(s bot.Scope) []bot.AreaID {
	if s.Everywhere() {
		return []bot.AreaID{0}
	}
	return s.Areas()
}

// roundScope is whom rounds of an area concern.
func roundScope(area bot.AreaID) bot.Scope {
	if area == 0 {
		return bot.Everything
	}
	return bot.WholeArea(area)
}

func isoDay(day time.Time) string { return day.Format(time.DateOnly) }

func isoDays(days []time.Time) (list []string) {
	for _, day := range days {
		list = append(list, isoDay(day))
	}
	return list
}

func dayOf(iso string) time.Time {
	day, _ := time.Parse(time.DateOnly, iso)
	return day
}
