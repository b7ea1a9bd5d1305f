package desk

import (
	"slices"
	"strings"

	"vneidbot/bot"
)

// conversation are the commands of principals, which work in private.
var conversation = []string{
	"baocao", "report", "trangthai", "lichsu", "xemlai", "history", "status", "huongdan", "guide", "start",
	"huy", "cancel", "stop", "dulieu", "data", "privacy", "ngonngu", "language", "lang", "id",
}

// helps are the names of help; in private it is the conversation's, except
// with the word for officers.
var helps = []string{"trogiup", "help", "menu"}

// space is what may stand around a command's words without meaning anything.
const space = " ,;\n"

// officersWord after /trogiup asks for the officers' help.
const officersWord = "can bo"

// read finds out what the event asks for; a call without an action is to be
// passed over in silence.
func read(ev bot.Event) call {
	switch {
	case ev.Kind == bot.Tapped:
		return readTap(ev.Data)
	case ev.Command == "start" && !ev.Chat.Group:
		return call{act: &action{byInvitee, (*turn).spendCode}, args: ev.Args}
	case ev.Command != "":
		return readCommand(ev.Command, ev.Args, ev.Chat.Group)
	case isSpoken(ev.Text):
		return readCommand("tonghop", spokenArgs(ev.Text), ev.Chat.Group)
	case isOfficerCode(ev.Text):
		return call{act: &action{byInvitee, (*turn).spendCode}, args: ev.Text}
	}
	return call{}
}

func readCommand(name, args string, group bool) call {
	c := call{name: name, args: strings.Trim(args, space)}
	if known := find(name); known != nil {
		c.act = &known.action
		return c
	}
	switch {
	case slices.Contains(helps, name):
		c.act = &action{forAll, (*turn).help}
	case group && slices.Contains(conversation, name):
		c.act = &action{forAll, (*turn).elsewhere}
	default:
		c.act = &action{forAll, (*turn).unknown}
	}
	return c
}

// readTap reads a button; what the desk does not know is an old one.
func readTap(d string) call {
	if !strings.HasPrefix(d, ours) {
		return call{}
	}
	verb, fields := splitData(d)
	if verb == verbCommand && len(fields) == 1 {
		if find(fields[0]) != nil || slices.Contains(helps, fields[0]) {
			return readCommand(fields[0], "", true)
		}
	}
	if a, ok := taps()[verb]; ok {
		return call{act: &a, name: verb, fields: fields}
	}
	return call{act: &action{forAll, func(t *turn, _ call) (bot.Effects, error) { return t.stale() }}}
}

// find is the command of that name or alias, nil when there is none.
func find(name string) *command {
	for _, c := range commands() {
		if c.name == name || slices.Contains(c.aliases, name) {
			return &c
		}
	}
	return nil
}

// officerCommand tells whether a command typed in private is the desk's: one of
// its own, the officers' help, or a slip of the finger on one of its own that is
// no slip on a principal's.
func officerCommand(ev bot.Event) bool {
	if find(ev.Command) != nil {
		return true
	}
	if slices.Contains(helps, ev.Command) {
		return bot.Fold(ev.Args) == officersWord
	}
	return !slices.Contains(conversation, ev.Command) && isSlip(ev.Command)
}

// isSlip tells whether the name is one letter away from one of the desk's and
// not as near to a principal's.
func isSlip(name string) bool {
	if len(name) < 4 {
		return false
	}
	for _, other := range append(slices.Clone(conversation), helps...) {
		if bot.Distance(name, other) <= 1 {
			return false
		}
	}
	return slices.ContainsFunc(commands(), func(c command) bool { return bot.Distance(name, c.name) <= 1 })
}

// spoken is how the totals are asked for where commands are not known.
const spoken = "tong hop"

// isSpoken tells whether a text begins with the words for totals.
func isSpoken(text string) bool {
	folded := bot.Fold(text)
	return folded == spoken || strings.HasPrefix(folded, spoken+" ")
}

// spokenArgs is what follows the two words.
func spokenArgs(text string) string {
	words := strings.Fields(bot.NFC(text))
	return strings.Join(words[min(2, len(words)):], " ")
}
