package desk

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/base64"
	"encoding/csv"
	"encoding/json"
	"slices"
	"strings"
	"time"

	"vneidbot/bot"
)

// inviteWord after /canbo asks for a list of officers to be invited, folded.
const inviteWord = "moi"

// The kinds of views of lists of officers: the rows of a file, and those that are
// asked about.
const (
	officerRowsView = "canbo.dong"
	officersView    = "canbo.moi"
)

// inviteList is a list that was understood. The event makes the codes: tapped again,
// the same ones.
type inviteList struct {
	Event    string
	Expires  time.Time
	Officers []newOfficer
}

// fewOfficers is how many invitations are handed out as words; more are a file.
const fewOfficers = 8

// shownWrong is how many wrong rows a message names.
const shownWrong = 15

// askOfficers asks for the list, in words or as a file where files can come.
func (t *deskTurn) askOfficers() bot.Effects {
	text := bot.T("canbo.send_list")
	if !t.takesFiles() {
		text = bot.T("canbo.type_list")
	}
	return t.askFree("canbo", call{name: verbInviteList}, text)
}

// officersPasted reads the list that was typed.
func (t *deskTurn) officersPasted(c call) (bot.Effects, error) {
	if !c.answer {
		return t.askOfficers(), nil
	}
	return t.takeOfficers(officersPart{}, c.args)
}

// officersCame has the file read.
func (t *deskTurn) officersCame(c call) (bot.Effects, error) {
	if t.who.Role != bot.Admin {
		return t.refuse(t.who.notAdmin())
	}
	key := "officers:" + t.Event.ID
	tell := bot.Event{ID: key, Kind: bot.Received, Chat: t.Event.Chat, From: t.Event.From, Name: t.Event.Name, Lang: t.Event.Lang}
	return bot.Effects{Writes: []bot.Write{bot.Do{Key: key, Kind: bot.OfficersWork, Args: bot.OfficersTask{File: *c.file, Tell: tell, Lang: t.Lang}, NotBefore: t.Event.At}}}, nil
}

// officerRows is a file of officers as the worker read it.
type officerRows struct {
	Rows    []bot.OfficerRow
	Refused string // why the file is of no use, in words
}

// OfficersRead tells the chat of the task what was in its file.
func OfficersRead(task bot.OfficersTask, rows []bot.OfficerRow, refused string, at time.Time) []bot.Write {
	said, err := json.Marshal(officerRows{rows, refused})
	if err != nil {
		panic(err) // it holds only plain values
	}
	sum := sha256.Sum256([]byte(officerRowsView + "\x00" + task.Tell.ID))
	v := bot.View{ID: base64.RawURLEncoding.EncodeToString(sum[:12]), Account: task.Tell.From, Chat: task.Tell.Chat, Kind: officerRowsView, JSON: string(said), At: at}
	ev := task.Tell
	ev.Data, ev.At = data(verbOfficersRead, v.ID), at
	return []bot.Write{bot.KeepView{View: v}, bot.Occur{Event: ev}}
}

func (t *deskTurn) officersRead(c call) (bot.Effects, error) {
	var file officerRows
	if ok, err := t.readView(officerRowsView, first(c.fields), &file); !ok {
		return t.staleAfter(err)
	}
	if file.Refused != "" {
		return t.askFree("canbo", call{name: verbInviteList}, bot.T("canbo.refused", "why", bot.Raw(file.Refused))), nil
	}
	_, e, err := t.askInviteList(file.Rows)
	return e, err
}

// askInviteList shows what the list comes to, and asks whether the invitations are to
// be made; id is what the button means.
func (t *deskTurn) askInviteList(rows []bot.OfficerRow) (id string, _ bot.Effects, err error) {
	if len(rows) == 0 || len(rows) > maxOfficers {
		return "", t.askFree("canbo", call{name: verbInviteList}, bot.T("canbo.no_list", "most", maxOfficers)), nil
	}
	p, err := t.planInvitations(rows)
	if err != nil {
		return "", bot.Effects{}, err
	}
	parts := p.words()
	if len(p.officers) == 0 {
		e := t.askFree("canbo", call{name: verbInviteList}, bot.T("canbo.list_again"))
		e.Say[0].Parts = append(parts, e.Say[0].Parts...)
		return "", e, nil
	}
	id = t.keepView(officersView, inviteList{t.Event.ID, t.Event.At.Add(codeLife), p.officers})
	say := t.sayParts(parts, []bot.Choice{{Label: bot.T(p.button(), "n", len(p.officers)), Data: data(verbDoInviteList, id)}, button("leave", verbNo)})
	say.Kind = bot.Question
	return id, bot.Effects{Say: []bot.Say{say}}, nil
}

// planInvitations is what the list comes to beside the officers and the invitations that
// there are.
func (t *deskTurn) planInvitations(rows []bot.OfficerRow) (officerPlan, error) {
	areas, err := t.loadAreas()
	if err != nil {
		return officerPlan{}, err
	}
	there, err := t.records.Officers()
	if err != nil {
		return officerPlan{}, err
	}
	open, err := t.records.Invitations(t.now)
	return planOfficers(rows, areas, there, open, t.day), err
}

// button is the label of what makes the invitations: where all are there, it shows them.
func (p officerPlan) button() string {
	if p.again == len(p.officers) {
		return "button.invite_again"
	}
	return "button.invite_list"
}

// words are the first officers that were read, and the rows that are wrong.
func (p officerPlan) words() []bot.Part {
	read := bot.Lines{bot.T("canbo.list", "n", len(p.officers))}
	for _, o := range p.officers[:min(len(p.officers), fewOfficers)] {
		read = append(read, bot.T("canbo.read_row", "area", bot.Raw(o.Area), "person", person(o.Name, o.Phone)))
	}
	if more := len(p.officers) - fewOfficers; more > 0 {
		read = append(read, bot.T("canbo.read_more", "n", more))
	}
	parts := []bot.Part{{Text: bot.T("canbo.lines", "lines", read)}}
	if p.again > 0 {
		parts = append(parts, bot.Part{Text: bot.T("canbo.list_invited", "n", p.again)})
	}
	if len(p.wrong) == 0 {
		return parts
	}
	wrong := bot.Lines{bot.T("canbo.list_wrong", "n", len(p.wrong))}
	for _, w := range p.wrong[:min(len(p.wrong), shownWrong)] {
		wrong = append(wrong, bot.T("canbo.wrong_row", "n", w.Line, "why", w.Why))
	}
	if more := len(p.wrong) - shownWrong; more > 0 {
		wrong = append(wrong, bot.T("canbo.wrong_more", "n", more))
	}
	return append(parts, bot.Part{Text: bot.T("canbo.lines", "lines", wrong)})
}

// doInviteList makes the invitations, and hands them out.
func (t *deskTurn) doInviteList(c call) (bot.Effects, error) {
	var list inviteList
	if ok, err := t.readView(officersView, first(c.fields), &list); !ok {
		return t.staleAfter(err)
	}
	if more, err := t.records.View(viewOf(t.Event.Chat, officersMoreView, first(c.fields)).ID); err != nil || more != nil || !t.Event.At.Before(list.Expires) {
		return t.staleAfter(err)
	}
	var writes []bot.Write
	table := [][]string{t.invitationHead()}
	for i, o := range list.Officers {
		event := cmp.Or(o.Event, "canbo:"+list.Event+":"+num10(i))
		typed, payload, hash := t.Tokens.OfficerCode(event)
		code := bot.OfficerCode{Hash: hash, Scope: o.Scope, By: t.Event.From, Expires: list.Expires, Name: o.Name, Phone: o.Phone}
		writes = append(writes, bot.InviteOfficer{Event: event, OfficerCode: code, At: t.Event.At})
		table = append(table, []string{o.Area, o.Name, o.Phone, t.link(payload), typed})
	}
	say := t.say(bot.T(list.said(), "n", len(list.Officers), "at", list.Expires))
	if len(list.Officers) <= fewOfficers || t.Caps.File == 0 {
		say.Parts = append(say.Parts, invitationWords(table[1:])...)
	} else {
		say.Made = &bot.Made{Name: "ma-moi-can-bo.csv", Mime: "text/csv", Data: invitationFile(table)}
	}
	return bot.Effects{Say: []bot.Say{say}, Writes: append(writes, t.reachable(), t.audit("canbo.moi", "codes:"+num10(len(list.Officers))))}, nil
}

// said is the sentence above the invitations: of some that are there already it is not said
// that they were made.
func (l inviteList) said() string {
	if slices.ContainsFunc(l.Officers, func(o newOfficer) bool { return o.Event != "" }) {
		return "canbo.invited_again"
	}
	return "canbo.invited"
}

func (t *deskTurn) invitationHead() (head []string) {
	for _, key := range []string{"canbo.col_area", "canbo.col_name", "canbo.col_phone", "canbo.col_link", "canbo.col_code"} {
		head = append(head, t.Words.Words(t.Lang, bot.T(key)))
	}
	return head
}

// invitationWords are invitations to be handed on one by one.
func invitationWords(table [][]string) (parts []bot.Part) {
	for _, row := range table {
		open := bot.T("canbo.by_code", "code", bot.Raw(row[4]))
		if row[3] != "" {
			open = bot.T("canbo.by_link", "link", bot.Raw(row[3]), "code", bot.Raw(row[4]))
		}
		parts = append(parts, bot.Part{Text: bot.T("canbo.invitation", "area", bot.Raw(row[0]), "person", person(row[1], row[2]), "open", open)})
	}
	return parts
}

// invitationFile is a table that spreadsheet programs open as text: a cell that
// begins like a formula is none, and a phone keeps its zero.
func invitationFile(table [][]string) []byte {
	file := bytes.NewBufferString("\ufeff")
	w := csv.NewWriter(file)
	for _, row := range table {
		cells := make([]string, len(row))
		for i, cell := range row {
			if cells[i] = cell; cell != "" && strings.ContainsRune("=+-@\t\r", rune(cell[0])) {
				cells[i] = "'" + cell
			}
		}
		_ = w.Write(cells) // a buffer takes everything
	}
	w.Flush()
	return file.Bytes()
}
