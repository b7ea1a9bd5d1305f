package desk

import (
	"slices"
	"sync"

	"vneidbot/bot"
)

// command is one of the officers' commands, whole: what is to be known of it
// stands in its one value, in its one file. Reading, help, near-misses, buttons,
// the apps' menus and the tests' matrix go by the list.
//
// Its words are menu.<name>, a line of an app's menu, and officer_help.<name>, its
// lines of help; a test holds that they are there.
type command struct {
	name    string
	aliases []string
	action
	taps  []tap  // its buttons
	menu  bool   // stands in the apps' menu of groups
	place int    // in officers' menus (menu.go), 0: after those that have one
	asked string // what officers say who do not know its name, divided by "|" (freely.go)
	typed string // what officers type in a bound group, "" for the name alone
	// answers tells whether words may be what the command has asked for; nil: it
	// asks for nothing in words.
	answers func(text string) bool
	below   func(text string) bool // words below one of its lists that are meant for it
	// behind tells whether words that stand behind its name in a sentence are its
	// arguments: then it answers at once, for it asks before it writes (spelled.go).
	behind func(t *deskTurn, words string) bool
	file   *filing // what it does with a file that is sent for it; nil: it takes none
	brings bool    // its answer is a file: help leaves it out where none can come
	draws  bool    // its answer is a picture: likewise
	onPage bool    // it is of the officers' page, or of another address: likewise where there is none
	// plain tells whether the chat cannot have all that its help speaks of: then the
	// lines are officer_help.<name>_plain. nil: it can have it everywhere.
	plain  func(*deskTurn) bool
	shared bool // a principal's too: in private it is the desk's when an officer gives it, or with the word for officers
}

// action is one thing that can be asked of the desk: who may, and what is done
// when the rule grants it.
type action struct {
	rule rule
	run  func(*deskTurn, call) (bot.Effects, error)
}

// tap is the action of a button, by the verb of its data.
type tap struct {
	verb string
	action
}

// call is an action with what was typed or tapped.
type call struct {
	act    *action
	name   string
	args   string    // of a command, NFC
	guess  bool      // an invitation that may be guessed
	answer bool      // the command's words are the answer to its question
	file   *bot.File // that was sent for the command, on the shelf
	fields []string  // of a button
}

// commands are the desk's commands, in the order of help: one list for all turns,
// which nobody changes.
func commands() []command {
	declare.Do(func() {
		declared = []command{totals(), charts(), missing(), chasing(), behalf(), units(), export(), freezing(), sendingForms(), review(), matters(), openPage(), rounds(), calendar(), invitations(), bind(), unbind(), settings(), officeForm(), inviteOfficer(), officers(), lists(), against(), feed(), refused(), diary(), help()}
	})
	if len(played) == 0 {
		return declared
	}
	return slices.Concat(declared, played)
}

// The list is made by the first who asks: what commands do asks for the list.
var (
	declare  sync.Once
	declared []command
)

// played are commands of tests, which show what a command can ask for.
var played []command

// find is the command of that name or alias, nil when there is none.
func find(name string) *command {
	list := commands()
	for i := range list {
		if c := &list[i]; c.name == name || slices.Contains(c.aliases, name) {
			return c
		}
	}
	return nil
}

// tapOf is the action of a verb, nil when there is none (any more).
func tapOf(verb string) *action {
	list := commands()
	for i := range list {
		if n := slices.IndexFunc(list[i].taps, func(t tap) bool { return t.verb == verb }); n >= 0 {
			return &list[i].taps[n].action
		}
	}
	return nil
}

// Names lists the names of all commands, officers' and principals', as a folded
// word without slash: for channels on which people write them in several words.
func Names() []string {
	names := slices.Clone(conversation)
	for _, c := range commands() {
		names = append(append(names, c.name), c.aliases...)
	}
	return names
}
