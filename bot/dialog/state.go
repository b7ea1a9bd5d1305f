package dialog

import (
	"time"

	"vneidbot/bot"
	"vneidbot/bot/read"
)

// State is the conversation of one chat; the zero value is a new one. Its JSON
// form is what the session keeps. It never holds a phone number.
type State struct {
	Lang   string `json:"lang,omitempty"`   // chosen here, "" for the account's
	Met    bool   `json:"met,omitempty"`    // the greeting was said
	Notice int    `json:"notice,omitempty"` // version of the privacy notice that was shown
	Area   place  `json:"area,omitzero"`    // from an area's common link
	Draft  draft  `json:"draft,omitzero"`   // the report in the making
	Ask    ask    `json:"ask,omitzero"`     // what is being asked
	Under  ask    `json:"under,omitzero"`   // the question that an interruption covers
	Last   sent   `json:"last,omitzero"`    // the report sent last
	Also   []also `json:"also,omitempty"`   // units that wait for their reports
	Asked  string `json:"asked,omitempty"`  // of the words kept last for an officer
	Holds  string `json:"holds,omitempty"`  // the message that holds the latest answer, where that is known
	Tap    tapped `json:"tap,omitzero"`     // the latest tap that was answered by a new message
}

// asked is the question with that wait: the current one, or the one that an
// interruption covers, whose buttons still stand in the chat.
func (st *State) asked(wait string) (a ask, covered bool) {
	switch wait {
	case "":
		return ask{}, false
	case st.Ask.Wait:
		return st.Ask, false
	case st.Under.Wait:
		return st.Under, true
	}
	return ask{}, false
}

// draft is a report in the making.
type draft struct {
	ID         bot.DraftID `json:"id,omitempty"`
	Rev        int         `json:"rev,omitempty"` // grows with every change that a summary shows
	Begun      time.Time   `json:"begun,omitzero"`
	Unit       unit        `json:"unit,omitzero"`
	New        *outsider   `json:"new,omitempty"`       // a unit outside the roster, being described
	Guessed    bool        `json:"guessed,omitempty"`   // Unit is the account's only one, nobody chose it
	Elsewhere  bool        `json:"elsewhere,omitempty"` // not for a unit of the account
	Status     bot.Status  `json:"status,omitempty"`
	Words      string      `json:"words,omitempty"`
	Sure       bool        `json:"sure,omitempty"` // a status below an earlier success was confirmed
	Reason     bot.Reason  `json:"reason,omitempty"`
	ReasonText string      `json:"reason_text,omitempty"`
	Heard      bot.Reason  `json:"heard,omitempty"` // a reason told before the status was clear
	HeardText  string      `json:"heard_text,omitempty"`
	Pictures   []picture   `json:"pictures,omitempty"`
	Full       bool        `json:"full,omitempty"`     // it was said that there is room for no more
	Bare       bool        `json:"bare,omitempty"`     // the picture was skipped
	Replace    bool        `json:"replace,omitempty"`  // the next picture takes the place of the others
	Later      bool        `json:"later,omitempty"`    // the picture is promised for later
	Traced     bot.UnitID  `json:"traced,omitempty"`   // the unit for which the office knows of it
	Lacked     bot.Wants   `json:"lacked,omitempty"`   // and what it knows the draft to lack
	Codeless   bool        `json:"codeless,omitempty"` // it was said that the unit has no tax code
	Told       []string    `json:"told,omitempty"`     // of who reports, beside the report: "name", "post", "phone"
}

// unit is a unit as the conversation knows it: no head, no phone.
type unit struct {
	ID       bot.UnitID  `json:"id,omitempty"` // 0 for one outside the roster
	Name     string      `json:"name,omitempty"`
	Level    bot.Level   `json:"level,omitempty"`
	Area     bot.AreaID  `json:"area,omitempty"`
	AreaName string      `json:"area_name,omitempty"`
	Code     bot.TaxCode `json:"code,omitempty"`
	Typed    bool        `json:"typed,omitempty"`     // Code was typed, the roster has none
	NoCode   bool        `json:"no_code,omitempty"`   // the unit has no tax code
	CodeLate bool        `json:"code_late,omitempty"` // its tax code is promised for later
	Insisted bool        `json:"insisted,omitempty"`  // the code's check digit is wrong
	Claimed  bot.TaxCode `json:"claimed,omitempty"`   // typed for it, though the roster has Code
	Outside  bool        `json:"outside,omitempty"`
	OneOf    bool        `json:"one_of,omitempty"`   // it stands for others of its name too
	Was      bot.Status  `json:"reported,omitempty"` // of its current report, "" for an account that may not be told
	WasAt    time.Time   `json:"was_at,omitzero"`
}

// outsider is a unit outside the roster while it is being described.
type outsider struct {
	Code     bot.TaxCode `json:"code,omitempty"`
	NoCode   bool        `json:"no_code,omitempty"`
	CodeLate bool        `json:"code_late,omitempty"`
	Insisted bool        `json:"insisted,omitempty"`
	Shared   bool        `json:"shared,omitempty"` // other units of the roster carry Code
	Name     string      `json:"name,omitempty"`
	Level    bot.Level   `json:"level,omitempty"`
	Area     place       `json:"area,omitzero"`
}

// place is an area as the conversation knows it.
type place struct {
	ID   bot.AreaID `json:"id,omitempty"`
	Name string     `json:"name,omitempty"`
}

// picture is one that was given, by the event that brought it.
type picture struct {
	Event string    `json:"event"`
	Album string    `json:"album,omitempty"`
	File  *bot.File `json:"file,omitempty"` // only while it waits for a decision
	At    time.Time `json:"at,omitzero"`    // the same
}

// ask is a question: its slot, its wait, and what its buttons stand for.
type ask struct {
	Slot     slot        `json:"slot,omitempty"`
	Wait     string      `json:"wait,omitempty"`
	Units    []unit      `json:"units,omitempty"`  // in the order of their buttons
	Areas    []place     `json:"areas,omitempty"`  // the same
	Denied   []unit      `json:"denied,omitempty"` // said not to be the one a moment ago
	Code     bot.TaxCode `json:"code,omitempty"`   // proposed or doubted
	Look     read.Look   `json:"look,omitempty"`   // why Code is proposed
	Name     string      `json:"name,omitempty"`   // a name that was typed
	Begun    string      `json:"begun,omitempty"`  // the first digits of a code that comes in pieces
	Phone    string      `json:"phone,omitempty"`  // the hash of a number that was taken for a phone
	Told     []string    `json:"told,omitempty"`   // of who reported: "name", "post", "phone"
	Tries    int         `json:"tries,omitempty"`  // answers that gave nothing
	Said     []also      `json:"said,omitempty"`   // what was said of each of Units
	Status   bot.Status  `json:"status,omitempty"`
	Invite   string      `json:"invite,omitempty"`
	Pictures []picture   `json:"pictures,omitempty"` // that wait for a decision
}

// sent is the report sent last from this chat.
type sent struct {
	ID       bot.ReportID `json:"id,omitempty"`
	Draft    bot.DraftID  `json:"draft,omitempty"`
	Receipt  bot.Receipt  `json:"receipt,omitempty"`
	Wait     string       `json:"wait,omitempty"` // of the question whose button sent it
	Unit     unit         `json:"unit,omitzero"`
	Said     brief        `json:"said,omitzero"`
	Albums   []string     `json:"albums,omitempty"`
	Pictures int          `json:"pictures,omitempty"`
	Wants    bool         `json:"wants,omitempty"` // a picture of it failed or was promised, the next one is for it
	Thanked  bool         `json:"thanked,omitempty"`
}

// brief is what a sent report said, so that its receipt can be shown again.
type brief struct {
	Status     bot.Status `json:"status,omitempty"`
	Words      string     `json:"words,omitempty"`
	Reason     bot.Reason `json:"reason,omitempty"`
	ReasonText string     `json:"reason_text,omitempty"`
	At         time.Time  `json:"at,omitzero"`
	Verified   bool       `json:"verified,omitempty"`
	Due        due        `json:"due,omitzero"`
	Bare       bool       `json:"bare,omitempty"` // its picture is to follow
	Until      time.Time  `json:"until,omitzero"` // before then, zero where no round is to come
}

// tapped is a tap that was answered by a new message.
type tapped struct {
	Message string    `json:"message,omitempty"`
	Data    string    `json:"data,omitempty"`
	At      time.Time `json:"at,omitzero"`
}
