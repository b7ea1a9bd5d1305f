package bot

import "time"

// OfficeForm is an .xlsx that an office has drawn, and that workbooks of its area fill.
type OfficeForm struct {
	Area AreaID // 0 for all that have none of their own
	File Attachment
	By   AccountID
	At   time.Time
}

// FormFor is the form that a workbook of the scope fills: of a single area its own, else
// the one of all; nil for none, and for a part of an area's levels, which is no form.
func FormFor(forms []OfficeForm, scope Scope) *OfficeForm {
	area := AreaID(0)
	if areas := scope.Areas(); len(areas) == 1 && !scope.Everywhere() {
		area = areas[0]
	}
	var found *OfficeForm
	for _, p := range scope {
		if !p.AllLevels {
			return nil
		}
	}
	for i, f := range forms {
		if f.Area == area || f.Area == 0 && found == nil {
			found = &forms[i]
		}
	}
	return found
}

// OfficeFormWork is the kind of job that reads an office's form and fills it to be looked
// at; its arguments are an OfficeFormTask.
const OfficeFormWork = "officeform"

// OfficeFormTask is a form that an officer has sent, and who is told of it.
type OfficeFormTask struct {
	Tell  Event // of kind Received; the worker adds what came of it
	Lang  string
	Area  AreaID
	Scope Scope // whose numbers it is filled with
	Head  ExportHead
	File  File
}

// OfficeFormSeen is what came of it.
type OfficeFormSeen struct {
	Area    AreaID
	File    Attachment // zero takes the form away
	Was     string     // SHA-256 of the one that it replaces
	Refused string     `json:",omitempty"` // why it is of no use, in words
	Tables  []FormTable
	Sample  *Attachment `json:",omitempty"` // filled
	At      time.Time   // of its numbers
}

// FormTable is a table of a form as it was understood.
type FormTable struct {
	Sheet   string
	Rows    string // of what it has a row: "units", "areas", "levels", "blocks"
	Of      string // which units: "all", "good", "refused", "missing"
	Row     int    // that is repeated
	Under   string `json:",omitempty"` // of what each has its units below it: "areas", "levels", "blocks"
	Left    []string
	Last    int      `json:",omitempty"` // of the rows that the form has written itself, in the place of one that is repeated
	Also    []string `json:",omitempty"` // what is counted in the row of another
	Without []string `json:",omitempty"` // what has no row
	Empty   []string `json:",omitempty"` // rows of which nothing is known
}
