package desk

import (
	"time"

	"vneidbot/bot"
)

// forgetAfter is how long a person is kept who is to be deleted: what tells so has to
// be sent before.
const forgetAfter = 10 * time.Minute

// forget asks whether the person is to be deleted. An officer, whom others' decisions
// name, has to be one no longer.
func (t *deskTurn) forget(c call) (bot.Effects, error) {
	m, e, err := t.openDeletion(c)
	if m == nil {
		return e, err
	}
	return t.ask(bot.T("denghi.ask_forget", "name", reporterName(m.Name)), "matter_forget_do", data(verbDoForget, c.fields[0])), nil
}

// doForget leaves the deletion to a job, and tells the person.
func (t *deskTurn) doForget(c call) (bot.Effects, error) {
	m, e, err := t.openDeletion(c)
	if m == nil {
		return e, err
	}
	e, err = t.settled(*m, actForget, bot.T("denghi.told_delete"))
	e.Writes = append(e.Writes, bot.Do{Key: "forget:" + t.Event.ID, Kind: bot.Forget,
		Args: bot.Forgetting{Account: m.Account, Asked: t.Event.At}, NotBefore: t.Event.At.Add(forgetAfter)})
	return e, err
}

// openDeletion is the wish for deletion that a button means, of a person who is no
// officer.
func (t *deskTurn) openDeletion(c call) (*bot.Matter, bot.Effects, error) {
	m, e, err := t.openMatter(c)
	if m == nil {
		return nil, e, err
	}
	if m.Kind != bot.MatterDelete {
		e, err = t.stale()
		return nil, e, err
	}
	who, err := t.account(m.Account)
	if err != nil || who.Role == bot.Principal {
		return m, bot.Effects{}, err
	}
	e, err = t.matterPage(*m, c.fields[0], []bot.Part{{Text: bot.T("denghi.is_officer", "name", reporterName(m.Name))}})
	return nil, e, err
}
