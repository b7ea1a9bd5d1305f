package dialog

import (
	"slices"
	"strings"

	"vneidbot/bot"
	"vneidbot/bot/read"
	"vneidbot/bot/vn"
)

// commands are the names of the principal's commands: those of the menu first,
// each with its aliases.
var commands = []struct {
	name    string
	aliases []string
}{
	{"baocao", []string{"report"}},
	{"trangthai", []string{"lichsu", "xemlai", "history", "status"}},
	{"huongdan", []string{"guide"}},
	{"trogiup", []string{"help", "menu"}},
	{"start", nil},
	{"huy", []string{"cancel", "stop"}},
	{"dulieu", []string{"data", "privacy"}},
	{"ngonngu", []string{"language", "lang"}},
	{"id", nil},
	{"tracuu", nil},
}

// commandOf is the command's own name, "" when there is none of that name.
func commandOf(typed string) string {
	for _, c := range commands {
		if c.name == typed || slices.Contains(c.aliases, typed) {
			return c.name
		}
	}
	return ""
}

// command does what a command says; it works from anywhere.
func (t *Talk) command(typed string) {
	if whole := typed + strings.ReplaceAll(vn.Fold(t.ev.Args), " ", ""); commandOf(typed) == "" && commandOf(whole) != "" {
		typed = whole // "/bao cao"
	}
	switch commandOf(typed) {
	case "start":
		t.start()
	case "baocao":
		t.open()
	case "huy":
		t.cancel()
	case "trangthai":
		t.showHistory("")
	case "huongdan":
		t.guide()
	case "dulieu":
		t.held()
	case "ngonngu":
		t.languages()
	case "trogiup":
		t.help()
	case "tracuu":
		t.lookUpTax()
	case "id":
		t.ownID()
	default:
		t.nearCommands(typed)
	}
}

// ownID tells the account, and what it is good for.
func (t *Talk) ownID() {
	key := "newcomer.admin"
	if t.f.Account.Role == bot.Admin {
		key = "newcomer.is_admin"
	}
	t.tell(bot.T(key, "id", string(t.ev.From)))
}

// start opens the conversation, by an invitation where there is one.
func (t *Talk) start() {
	if t.in.Invite != "" {
		t.invited()
		return
	}
	t.open()
}

// help says what can be sent and which commands there are.
func (t *Talk) help() {
	t.aside(append([]bot.Part{{Text: bot.T("help.how")}}, t.commandList()...))
}

// commandList names the commands, and to an officer how to see the officers'.
func (t *Talk) commandList() []bot.Part {
	list := []bot.Part{{Text: bot.T("help.commands")}}
	if t.isOfficer() {
		list = append(list, bot.Part{Text: bot.T("help.officer")})
	}
	return list
}

// nearCommands offers the commands whose names are near.
func (t *Talk) nearCommands(typed string) {
	var near []bot.Choice
	for _, c := range commands {
		if isNear(c.name, typed) && len(near) < 3 {
			near = append(near, bot.Choice{Label: bot.Raw("/" + c.name), Data: "s:cmd:" + c.name})
		}
	}
	if len(near) == 0 {
		t.aside(append([]bot.Part{{Text: bot.T("command.none")}}, t.commandList()...))
		return
	}
	t.alone(bot.T("command.near"), near)
}

// isNear tells whether a typed command is a slip of the name; a short name
// forgives less.
func isNear(name, typed string) bool {
	const long = 32
	return len(typed) < long && vn.Distance(name, typed) <= min(3, len(name)/3)
}

// bareCommand is a command that was typed without its slash, and says nothing
// else: "hướng dẫn". Words that are answers too are left alone.
func bareCommand(said read.Words) string {
	if said.Says(read.Stops) {
		return "huy"
	}
	if said.Says(read.Claims) {
		return ""
	}
	if said.Says(read.TaxLookup) {
		return "tracuu"
	}
	if said.Says(read.Reports) {
		return "baocao"
	}
	if read.Language(said.Text, false) != "" {
		return "ngonngu"
	}
	const most, longest = 20, 120 // bytes of a name with spaces, and with what is polite around it
	if len(said.Text) > longest {
		return ""
	}
	for _, text := range []string{said.Text, read.Politely(said.Text)} { // "trợ giúp" ends as politeness does
		w := strings.ReplaceAll(read.Folded(text), " ", "")
		if name := commandOf(w); name != "" && len(w) <= most && w != "status" && w != "id" {
			return name
		}
	}
	return ""
}
