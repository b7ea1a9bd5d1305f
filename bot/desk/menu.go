package desk

import (
	"cmp"
	"slices"

	"vneidbot/bot"
)

// menuMost is how many commands an app's menu offers; /trogiup tells the rest.
const menuMost = 12

// GroupMenu lists the commands that an app's menu offers in groups, in the order of
// help.
func GroupMenu() (names []string) {
	for _, c := range commands() {
		if c.menu {
			names = append(names, c.name)
		}
	}
	return names
}

// Officers lists all that officers may ask for, in the order of help; what is
// administrators' alone is not among it.
func Officers() (names []string) {
	for _, c := range commands() {
		if !forAdmins(c.rule) {
			names = append(names, c.name)
		}
	}
	return names
}

// Menu lists the commands that an app's menu offers in the private chat of whoever
// has the role, nil for principals, whose menu is the conversation's. Commands stand
// in the order in which they are needed in the half hour before a cut-off, which is
// what their places say: 1 totals, 2 who is missing, 3 chasing, 4 reports on behalf,
// 5 review, 6 and 7 the form, 8 files, 9 a unit, 10 wishes, 11 the page, where there is
// one. Then come those without a place, what is the role's alone, and help.
func (d *Desk) Menu(role bot.Role) (names []string) {
	if role == bot.Principal {
		return nil
	}
	least := officer
	if role == bot.Admin {
		least = admin
	}
	all := slices.DeleteFunc(slices.Clone(commands()), func(c command) bool {
		return c.shared || c.rule.private < officer || c.rule.private > least || c.onPage && d.PageURL == ""
	})
	slices.SortStableFunc(all, func(a, b command) int { return cmp.Compare(a.rank(), b.rank()) })
	var own []string
	for _, c := range all {
		if c.rule.private == admin {
			own = append(own, c.name)
		} else {
			names = append(names, c.name)
		}
	}
	const helps = 1
	own = own[:min(len(own), menuMost/2)]
	names = append(names[:min(len(names), menuMost-helps-len(own))], own...)
	return append(names, help().name)
}

// rank is the place among others.
func (c *command) rank() int { return cmp.Or(c.place, menuMost) }

// menus has the apps of those whose role the writes change show the menu of it.
func (t *deskTurn) menus(writes []bot.Write) (todo []bot.Write) {
	for _, w := range writes {
		if of := changesRole(w); of != "" {
			todo = append(todo, bot.Do{Key: "menu:" + t.Event.ID + ":" + string(of), Kind: bot.RoleMenu, Args: of, NotBefore: t.Event.At})
		}
	}
	return todo
}

// changesRole is the account whose role the write gives or takes.
func changesRole(w bot.Write) bot.AccountID {
	about, ok := w.(bot.PeopleWrite)
	if !ok {
		return ""
	}
	switch w := about.(type) {
	case bot.SpendCode:
		return w.Account
	case bot.RemoveOfficer:
		return w.Account
	case bot.SetAdmin:
		return w.Account
	case bot.EndDeputy:
		return w.Deputy
	case bot.InviteOfficer, bot.SetOfficer, bot.OfferPage, bot.OpenPage, bot.ClosePage:
	}
	return ""
}
