package desk

import (
	"cmp"
	"slices"
	"strings"

	"vneidbot/bot"
	"vneidbot/bot/read"
	"vneidbot/bot/vn"
)

// conversation are the commands of principals, which work in private.
var conversation = []string{
	"baocao", "report", "trangthai", "lichsu", "xemlai", "history", "status", "huongdan", "guide", "start",
	"huy", "cancel", "stop", "dulieu", "data", "privacy", "ngonngu", "language", "lang", "id",
}

// space is what may stand around a command's words without meaning anything.
const space = " ,;\n"

// readCall finds out what the event asks for; a call without an action is to be
// passed over in silence.
func readCall(ev bot.Event, st State) call {
	ev.Text, ev.Args = vn.PlainDigits(ev.Text), vn.PlainDigits(ev.Args)
	switch {
	case ev.Kind == bot.Tapped && ev.Chat.Channel == bot.DeskPage && !strings.HasPrefix(ev.Data, ours):
		return call{act: staleTap}
	case ev.Kind == bot.Tapped:
		return readTap(ev.Data).with(ev.Text)
	case ev.Kind == bot.Filed && !ev.Chat.Group:
		return call{act: &action{inPrivate, (*deskTurn).fileSent}}
	case ev.Kind == bot.Received && ev.Data != "": // a worker taps when it is done
		return readTap(ev.Data)
	case ev.Kind == bot.Received:
		return readFile(ev)
	case ev.Kind == bot.Pictured && !ev.Chat.Group && ev.File != nil:
		return readPicture(ev, st)
	case ev.Kind == bot.Fetched && ev.Picture != nil:
		return call{act: &action{forAll, (*deskTurn).shotLost}}
	case ev.Called && ev.Chat.Group:
		return call{act: &action{forAll, (*deskTurn).hears}}
	case st.left(ev):
		return call{act: &action{cancels, (*deskTurn).cancel}}
	case st.answered(ev) != nil:
		return st.call(st.answered(ev), ev.Text)
	case ev.Command == "start" && !ev.Chat.Group:
		return call{act: &action{byInvitee, (*deskTurn).spendCode}, guess: true, args: cmp.Or(officerCode(ev.Args), ev.Args)}
	case ev.Command != "":
		return readCommand(ev.Command, ev.Args, ev.Chat.Group)
	case isSpoken(ev.Text):
		return readCommand("tonghop", spokenArgs(ev.Text), ev.Chat.Group)
	case officerCode(ev.Text) != "":
		return call{act: &action{byInvitee, (*deskTurn).spendCode}, guess: true, args: officerCode(ev.Text)}
	case ev.Chat.Group && ev.Kind == bot.Said && isReport(ev.Text):
		return call{act: &action{forAll, (*deskTurn).elsewhere}}
	case st.open(ev):
		return st.atOpen(ev)
	case Speaks(ev):
		return call{act: &action{inPrivate, (*deskTurn).freely}, args: ev.Text}
	}
	return call{}
}

// isReport tells whether a text is meant as a school's report.
func isReport(text string) bool {
	codes, rest := read.TaxCodes(text)
	_, found, vague := read.Status(rest)
	return len(codes) > 0 || found || vague
}

func readCommand(name, args string, group bool) call {
	name, args = joined(name, args)
	c := call{name: name, args: strings.Trim(args, space)}
	if known := find(name); known != nil {
		c.act = &known.action
		return c
	}
	switch {
	case group && slices.Contains(conversation, name):
		c.act = &action{forAll, (*deskTurn).elsewhere}
	default:
		c.act = &action{forAll, (*deskTurn).unknown}
	}
	return c
}

// readTap reads a button; what the desk does not know is an old one.
func readTap(d string) call {
	if !strings.HasPrefix(d, ours) {
		return call{}
	}
	verb, fields := splitData(d)
	if verb == verbCommand && len(fields) > 0 && find(fields[0]) != nil {
		return readCommand(fields[0], strings.Join(fields[1:], ":"), true)
	}
	if act := tapOf(verb); act != nil {
		return call{act: act, name: verb, fields: fields}
	}
	return call{act: staleTap}
}

// staleTap is a button that means nothing (any more).
var staleTap = &action{forAll, func(t *deskTurn, _ call) (bot.Effects, error) { return t.stale() }}

// with is the button with the words that were typed for it, as if it had asked.
func (c call) with(words string) call {
	if words != "" && c.act != nil {
		c.args, c.answer = strings.TrimSpace(c.args+" "+words), true
	}
	return c
}

// syllables is how many words the name of a command has at most: "mời cán bộ".
const syllables = 4

// joined puts the name of a command together that was typed, as names are
// spoken, in several words: "/tong hop", "/gắn nhóm Dương Kinh".
func joined(name, args string) (string, string) {
	whole, words := name, strings.Fields(args)
	for n := 0; n < min(len(words), syllables-1) && find(whole) == nil; n++ {
		if whole += vn.Fold(words[n]); find(whole) != nil {
			return whole, strings.Join(words[n+1:], " ")
		}
	}
	for _, g := range glued {
		if short, ok := strings.CutSuffix(name, g[0]); ok && find(name) == nil && find(short) != nil {
			return short, strings.TrimSpace(g[1] + " " + args)
		}
	}
	return name, args
}

// glued are words of commands that people type without the space before them: "/xuatanh".
var glued = [][2]string{{"anh", "ảnh"}, {"tatca", "tất cả"}, {"chung", "chung"}, {"ghim", "ghim"}, {"diaban", "địa bàn"}, {"theocaphoc", "theo cấp học"}}

// officerCommand tells whether a command typed in private is the desk's: one of
// its own, the officers' help, or a slip of the finger on one of its own that is
// no slip on a principal's.
func officerCommand(ev bot.Event) bool {
	name, args := joined(ev.Command, ev.Args)
	if c := find(name); c != nil {
		return !c.shared || vn.Fold(args) == officersWord
	}
	return !slices.Contains(conversation, ev.Command) && isSlip(ev.Command)
}

// isSlip tells whether the name is a slip of the finger on one of the desk's,
// and not as near to a principal's. A short name forgives less.
func isSlip(name string) bool {
	const short, long = 4, 32
	if len(name) < short || len(name) > long {
		return false
	}
	nearest := long
	for _, other := range principals() {
		nearest = min(nearest, vn.Distance(name, other))
	}
	return slices.ContainsFunc(commands(), func(c command) bool {
		d := vn.Distance(name, c.name)
		return !c.shared && d <= len(c.name)/3 && d < nearest
	})
}

// principals are the names of the commands that principals have in private.
func principals() []string {
	names := slices.Clone(conversation)
	for _, c := range commands() {
		if c.shared {
			names = append(append(names, c.name), c.aliases...)
		}
	}
	return names
}

// spoken is how the totals are asked for where commands are not known.
const spoken = "tong hop"

// isSpoken tells whether a text begins with the words for totals.
func isSpoken(text string) bool {
	return spokenLength(text) > 0
}

// spokenLength is how many words of the text are those for totals.
func spokenLength(text string) int {
	folded := vn.Fold(text) + " "
	for _, words := range []string{spoken, strings.ReplaceAll(spoken, " ", "")} {
		if strings.HasPrefix(folded, words+" ") {
			return len(strings.Fields(words))
		}
	}
	return 0
}

// spokenArgs is what follows those words.
func spokenArgs(text string) string {
	words := strings.Fields(vn.NFC(text))
	return strings.Join(words[min(spokenLength(text), len(words)):], " ")
}
