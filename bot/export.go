package bot

import "time"

// ExportWork is the kind of job that makes a workbook; its arguments are an
// ExportTask. A turn is too short for all units of a city.
const ExportWork = "export"

// ExportTask is a workbook that an officer asked for, and who gets it.
type ExportTask struct {
	Tell  Event // of kind Received, with the button's data; the worker adds the file
	Lang  string
	Scope Scope
	Alone bool // it goes to one officer alone: it may have names of heads and phones
	Head  ExportHead
	Flat  bool     `json:",omitempty"` // as the program makes it, whatever form the office has
	Forms []FormID `json:",omitempty"` // that were frozen; none for the numbers of the moment
}

// ExportHead is what stands above the tables, in words.
type ExportHead struct {
	Office   string `json:",omitempty"`
	Campaign string `json:",omitempty"`
	Place    string // whose numbers these are
	By       string // who had it made
	Number   int    `json:",omitempty"` // of the form that it is, 0 for none
	Times    int    `json:",omitempty"` // how often one was sent when it was, 0 for one that was not
	Itself   bool   `json:",omitempty"` // it came by itself: no officer has sent it
	Part     bool   `json:",omitempty"` // it is of a part of an area's levels, and no form
}

// UnitRow is a counted unit in the list of all, as of the moment it was read.
type UnitRow struct {
	ID     UnitID
	Name   string
	Code   TaxCode
	School string
	Level  Level
	Owner  Ownership
	Area   AreaID

	Status     Status // of its current report
	Words      string // of OtherStatus, as the reporter saw them
	Reason     Reason
	ReasonText string
	At         time.Time
	Tries      int // registrations reported
	Review     Review
	Waits      bool // for an officer, as /xacnhan has it
	Bare       bool // the picture is to come

	Excused bool // of a form: in time by an outage of its platform alone

	Pile  Pile   // by which it is chased, "" for one that is up to date
	Head  string // personal data: private chats of officers only
	Phone string // the same

	Returned *Return // where it has no report because the last one was given back; the officers' page alone has it
}

// Phoned is somebody who reports for a unit and can be phoned: personal data, for private
// chats of officers only.
type Phoned struct{ Name, Phone string }

// Said is what stands beside the status: the words of the screen, or the reason of a
// refusal, in own words or by its name; "" for none.
func (u *UnitRow) Said(name func(code any) string) string {
	switch {
	case u.Status == OtherStatus:
		return u.Words
	case u.Status != Refused:
		return ""
	case u.ReasonText != "":
		return u.ReasonText
	}
	return name(u.Reason)
}
