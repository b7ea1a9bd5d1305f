package desk

import (
	"cmp"
	"slices"
	"strings"

	"vneidbot/bot"
	"vneidbot/bot/read"
	"vneidbot/bot/vn"
)

// Speaks tells whether the event is what people say in private, and no command. Of an
// officer it is the desk's unless it is of a report: to whom it belongs, the conversation
// tells when it has read it.
func Speaks(ev bot.Event) bool {
	words := ev.Kind == bot.Said && ev.Command == "" && ev.Card == nil
	return !ev.Chat.Group && (words || ev.Kind == bot.Voiced || ev.Kind == bot.Stuck || ev.Kind == bot.Unknown)
}

// Means tells whether the words ask for one of the officers' commands.
func Means(text string) bool { return len(meant(text)) > 0 }

// meantBy is a command that words ask for, and by how many letters.
type meantBy struct {
	name    string
	letters int
	rest    string // what was said besides
}

// meant are the commands that the words ask for, those of the longest words first.
func meant(text string) (all []meantBy) {
	said := vn.Plain(text)
	bare := said == vn.Fold(said)
	for _, c := range commands() {
		best, rest := 0, ""
		for words := range strings.SplitSeq(c.asked, "|") {
			if bare { // typed without accents
				words = vn.Fold(words)
			}
			if words = vn.Plain(words); words != "" && strings.Contains(" "+said+" ", " "+words+" ") {
				if len(words) > best {
					best, rest = len(words), strings.TrimSpace(strings.Replace(" "+said+" ", " "+words+" ", " ", 1))
				}
			}
		}
		if best > 0 {
			all = append(all, meantBy{c.name, best, rest})
		}
	}
	slices.SortStableFunc(all, func(a, b meantBy) int { return cmp.Compare(b.letters, a.letters) })
	return all
}

// mostMeant is how many commands are offered for words.
const mostMeant = 3

// freely answers an officer's words that no command waits for: with the commands that they
// may ask for, or with where all commands are listed.
func (t *deskTurn) freely(c call) (bot.Effects, error) {
	if t.Event.Kind == bot.Unknown && !t.takesFiles() { // as a file comes there
		return t.answer(t.notHere()), nil
	}
	if read.IsThanks(c.args) {
		return t.answer(bot.T("cmd.thanks")), nil
	}
	if id, e, err := t.pastedFreely(c.args); id != "" || err != nil {
		return e, err
	}
	if forSheet(c.args) && t.who.may(find("xacnhan").rule) == granted {
		return t.answer(bot.T("xacnhan.no_sheet"), []bot.Choice{{Label: bot.Raw("/xacnhan"), Data: data(verbCommand, "xacnhan")}}), nil
	}
	if c, ok := t.spelled(c.args); ok {
		return c.act.run(t, c)
	}
	asked := meant(c.args)
	if known := spelledName(c.args); known != nil {
		if no := t.who.may(known.rule); no != granted {
			return t.refuse(no)
		}
		asked = []meantBy{{name: known.name}}
	}
	if len(asked) == 0 && t.isOwnPlace(c.args) {
		asked = []meantBy{{name: "tonghop", rest: c.args}, {name: "chuabaocao", rest: c.args}}
	}
	if choices, err := t.meantChoices(asked); err != nil || len(choices) > 0 {
		return t.answer(bot.T("cmd.meant"), choices...), err
	}
	if units, err := t.meantUnits(c.args); err != nil || len(units) > 0 {
		return t.answer(bot.T("cmd.meant_unit"), unitButtons(verbCard, units)...), err
	}
	text := bot.T("cmd.free")
	if read.Text(c.args).Says(read.Greets) {
		text = bot.T("cmd.hello")
	}
	return t.answer(text, []bot.Choice{button("officer_help", data(verbHelp)), button("totals", selection{scope: bot.Everything}.data())}), nil
}

// meantChoices are what may be meant of what the person may do.
func (t *deskTurn) meantChoices(asked []meantBy) (choices [][]bot.Choice, err error) {
	for _, m := range asked {
		if len(choices) == mostMeant || t.who.may(find(m.name).rule) != granted {
			continue
		}
		c, err := t.meantChoice(m)
		if err != nil {
			return nil, err
		}
		choices = append(choices, []bot.Choice{c})
	}
	return choices, nil
}

// nameMost is how many words a name has that is typed by itself.
const nameMost = 8

// meantUnits are the few units of the own scope that words may name: what a list shows is
// typed back as it stands there.
func (t *deskTurn) meantUnits(words string) ([]bot.Unit, error) {
	if n := len(strings.Fields(words)); n < 2 || n > nameMost || t.who.may(find("donvi").rule) != granted {
		return nil, nil
	}
	found, err := t.records.UnitsByQuery(words, t.who.tends(), offered+1)
	if len(found) > offered {
		return nil, err
	}
	return found, err
}

// isOwnPlace tells whether the words are nothing but areas or levels that the person may
// read of.
func (t *deskTurn) isOwnPlace(words string) bool {
	areas, err := t.loadAreas()
	if err != nil {
		return false
	}
	scope, problem := read.Scope(words, areas, t.day)
	if !problem.OK() || scope.Empty() {
		return false
	}
	_, ok := t.who.reads().Narrow(scope)
	return ok
}

// meantChoice is the button of a command, with the place that was said besides.
func (t *deskTurn) meantChoice(m meantBy) (bot.Choice, error) {
	bare := bot.Choice{Label: bot.Raw("/" + m.name), Data: data(verbCommand, m.name)}
	areas, err := t.loadAreas()
	if err != nil || m.rest == "" || find(m.name).answers == nil {
		return bare, err
	}
	scope, problem := read.Scope(m.rest, areas, t.day)
	with := bot.Choice{Label: bot.Raw("/" + m.name + " " + m.rest), Data: data(verbCommand, m.name, m.rest)}
	if !problem.OK() || scope.Empty() || len(with.Data) > maxData {
		return bare, nil
	}
	return with, nil
}

// opensWith tells whether the words begin as another of the officers' commands is asked for.
func opensWith(text, but string) bool {
	said := vn.Plain(text) + " "
	for _, m := range meant(text) {
		for words := range strings.SplitSeq(find(m.name).asked, "|") {
			plain := vn.Plain(words)
			if m.name != but && strings.Contains(plain, " ") && (strings.HasPrefix(said, plain+" ") || strings.HasPrefix(said, vn.Fold(plain)+" ")) {
				return true
			}
		}
	}
	return false
}
