package desk

import (
	"slices"

	"vneidbot/bot"
	"vneidbot/bot/read"
)

// editCode asks for a tax code: what the unit sent is a button, and so is that it
// has none.
func (t *deskTurn) editCode(c call) (bot.Effects, error) {
	u, e, err := t.tappedUnit(c)
	if u == nil {
		return e, err
	}
	t.askedBy(c.name, c.fields[0])
	now := u.Card()
	switch {
	case c.answer:
		code, wrong := readCode(c.args)
		if wrong.Key != "" {
			return t.askFree("donvi", call{name: c.name, fields: c.fields[:1]}, wrong, codeAnyway(c, code)...), nil
		}
		now.Code = code
	case len(c.fields) == 2 && c.fields[1] == codeSent && u.Proposed != "":
		now.Code = u.Proposed
	case len(c.fields) == 2 && c.fields[1] == codeNone:
		now.Code = ""
	case len(c.fields) == 2 && insisted(c.fields[1]) != "":
		now.Code = insisted(c.fields[1])
	default:
		return t.askFree("donvi", call{name: c.name, fields: c.fields[:1]}, bot.T("donvi.which_code", "unit", unitName(*u)), codeButtons(*u, c)...), nil
	}
	return t.propose(*u, change{Act: actCode, Now: now})
}

// What a code's button says.
const (
	codeSent = "p"
	codeNone = "-"
)

func codeButtons(u bot.Unit, c call) (out [][]bot.Choice) {
	if u.Proposed != "" {
		out = append(out, []bot.Choice{{Label: bot.T("button.unit_code_sent", "code", u.Proposed), Data: data(c.name, c.fields[0], codeSent)}})
	}
	if u.Code != "" {
		out = append(out, []bot.Choice{button("unit_code_none", data(c.name, c.fields[0], codeNone))})
	}
	return out
}

// codeAnyway is for who has compared a code with the papers, and it stands there.
func codeAnyway(c call, code bot.TaxCode) [][]bot.Choice {
	if code == "" {
		return nil
	}
	return [][]bot.Choice{{{Label: bot.T("button.unit_code_anyway", "code", code), Data: data(c.name, c.fields[0], string(code))}}}
}

// insisted is the code of such a button, "" for what no such button has.
func insisted(field string) bot.TaxCode {
	if codes, _ := read.TaxCodes(field); len(codes) == 1 && codes[0].Look == read.LooksWrongCheck && string(codes[0].Code) == field {
		return codes[0].Code
	}
	return ""
}

// readCode reads one tax code of a unit, or says what is wrong with what was typed;
// of one whose check digit is wrong both.
func readCode(text string) (bot.TaxCode, bot.Text) {
	codes, _ := read.TaxCodes(text)
	if len(codes) != 1 {
		return "", bot.T("donvi.code_one")
	}
	switch codes[0].Look {
	case read.LooksRight:
		return codes[0].Code, bot.Text{}
	case read.LooksCitizen:
		return "", bot.T("donvi.citizen")
	case read.LooksWrongCheck:
		return codes[0].Code, bot.T("donvi.code_check", "code", codes[0].Code)
	case read.LooksBadSuffix:
		return "", bot.T("donvi.code_suffix")
	case read.LooksZero:
		return "", bot.T("donvi.code_none_such", "code", codes[0].Code)
	case read.LooksPersonal:
		return "", bot.T("donvi.code_personal")
	default:
		return "", bot.T("donvi.code_one")
	}
}

// askCode asks about a code; another unit of the own scope that has it is named.
func (t *deskTurn) askCode(u bot.Unit, code bot.TaxCode) (bot.Text, error) {
	if code == "" {
		return bot.T("donvi.ask_code_none", "unit", unitName(u)), nil
	}
	found, err := t.records.UnitsByQuery(string(code), t.who.own(), offered)
	if i := slices.IndexFunc(found, func(other bot.Unit) bool { return other.ID != u.ID && other.Code == code }); i >= 0 {
		return bot.T("donvi.ask_code_shared", "unit", unitName(u), "code", code, "other", unitName(found[i])), err
	}
	return bot.T("donvi.ask_code", "unit", unitName(u), "code", code), err
}
