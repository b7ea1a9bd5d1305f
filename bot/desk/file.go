package desk

import (
	"path"
	"slices"
	"strings"

	"vneidbot/bot"
)

// filing is what a command does with a file.
type filing struct {
	ends []string // of the names it takes: ".xlsx"
	bare bool     // also of a file that was sent without a word; one command at most
	// run is called when the file is on the shelf, in a turn of its own, if the rule
	// of the command still grants it: call.file has name, size and SHA-256.
	run func(*deskTurn, call) (bot.Effects, error)
}

func (f *filing) takes(name string) bool {
	return slices.Contains(f.ends, strings.ToLower(path.Ext(name)))
}

// Kinds of files that officers send in the place of a list, and of what they are said
// to be.
var (
	documents = []string{".doc", ".docx", ".odt", ".rtf", ".pdf", ".ppt", ".pptx", ".html", ".htm"}
	archives  = []string{".zip", ".rar", ".7z", ".gz"}
	sheets    = []string{".xlsx", ".xls", ".xlsm", ".xlsb", ".csv", ".tsv", ".txt", ".ods", ".numbers"}
)

// isPaper tells whether a file is one of those, and no picture; or whether the platform
// does not say what it is, for it gives bots no files.
func isPaper(f *bot.File) bool {
	return f == nil || slices.Contains(slices.Concat(documents, archives, sheets), strings.ToLower(path.Ext(f.Name)))
}

// fileTaker is the command that a file is for: the one whose name stands below it,
// else the one that waits for it, else the one that takes what nobody asked for;
// nil when it is none's.
func fileTaker(ev bot.Event, st State) *command {
	if name, _, _, ok := bot.ReadCommand(ev.Text, ""); ok {
		if c := find(name); c != nil && c.file != nil {
			return c
		}
	}
	if c := find(st.Command); c != nil && c.file != nil && st.waits(ev) {
		return c
	}
	list := commands()
	for i := range list {
		if c := &list[i]; c.file != nil && c.file.bare && ev.File != nil && c.file.takes(ev.File.Name) {
			return c
		}
	}
	return nil
}

// fileArgs are the words that came with the file, or were begun before it.
func fileArgs(ev bot.Event, st State) string {
	if _, args, _, ok := bot.ReadCommand(ev.Text, ""); ok {
		return args
	}
	if c := find(st.Command); c != nil && c.file != nil && st.waits(ev) {
		return strings.Trim(st.Begun+" "+ev.Text, space)
	}
	return strings.Trim(ev.Text, space)
}

// fileSent answers an officer's file: it is fetched outside of the turn.
func (t *deskTurn) fileSent(call) (bot.Effects, error) {
	to, f := fileTaker(t.Event, t.State), t.Event.File
	switch {
	case f == nil:
		return t.answer(t.notHere()), nil
	case to == nil: // what the command for lists refuses, with its reason
		return t.answer(refusedFile(lists().file, f)), nil
	}
	if no := t.who.may(to.rule); no != granted {
		return t.refuse(no)
	}
	if !to.file.takes(f.Name) || f.Size > bot.FileMost || f.Ref == "" {
		t.state = t.State // whoever was asked for a file has another try
		return t.answer(refusedFile(to.file, f)), nil
	}
	later := t.Event
	later.ID, later.Kind, later.Text = "file:"+t.Event.ID, bot.Received, ""
	later.Command, later.Args = to.name, fileArgs(t.Event, t.State)
	e := t.answer(bot.T("file.reading", "name", bot.Raw(f.Name)))
	e.Writes = []bot.Write{bot.Do{Key: later.ID, Kind: bot.FetchFile, Args: later, NotBefore: t.Event.At}}
	return e, nil
}

// refusedFile says why a file is not fetched.
func refusedFile(to *filing, f *bot.File) bot.Text {
	switch {
	case f.Size > bot.FileMost:
		return bot.T("file.big", "name", bot.Raw(f.Name))
	case f.Ref == "" && to.takes(f.Name): // the name is right, and what is in it is not
		return bot.T("file.other_inside", "name", bot.Raw(f.Name))
	}
	switch end := strings.ToLower(path.Ext(f.Name)); end {
	case ".xls":
		return bot.T("file.old_excel", "name", bot.Raw(f.Name))
	case ".ods", ".numbers", ".xlsm", ".xlsb":
		return bot.T("file.other_sheet", "name", bot.Raw(f.Name), "end", bot.Raw(end))
	default:
		switch {
		case !to.bare: // it is not a list that is wanted
		case slices.Contains(documents, end):
			return bot.T("file.document", "name", bot.Raw(f.Name), "end", bot.Raw(end))
		case slices.Contains(archives, end):
			return bot.T("file.archive", "name", bot.Raw(f.Name))
		}
	}
	var ends bot.List
	for _, end := range to.ends {
		ends = append(ends, bot.Raw(end))
	}
	return bot.T("file.kind", "name", bot.Raw(f.Name), "ends", ends)
}

// readFile finds the command that the file on the shelf is for.
func readFile(ev bot.Event) call {
	c := find(ev.Command)
	if c == nil || c.file == nil || ev.File == nil {
		return call{act: &action{inPrivate, func(t *deskTurn, _ call) (bot.Effects, error) { return t.stale() }}}
	}
	return call{act: &action{c.rule, (*deskTurn).fileCame}, name: c.name, args: ev.Args, file: ev.File}
}

// fileCame hands the file to its command, or says why it did not come.
func (t *deskTurn) fileCame(c call) (bot.Effects, error) {
	switch c.file.Fault {
	case bot.FaultNone:
		return find(c.name).file.run(t, c)
	case bot.FaultBig:
		return t.answer(bot.T("file.big", "name", bot.Raw(c.file.Name))), nil
	case bot.FaultNoRoom:
		return t.answer(bot.T("file.no_room_for", "name", bot.Raw(c.file.Name))), nil
	default:
		return t.answer(bot.T("file.failed", "name", bot.Raw(c.file.Name))), nil
	}
}
