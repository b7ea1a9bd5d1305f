package bot

import "time"

// DraftID names one report in the making. It derives from the event that began
// it, so a second run of that event names the same draft.
type DraftID string

// ReportID names a sent report. It derives from the draft and the revision
// whose summary was tapped, so that sending twice is one report.
type ReportID string

// Receipt is what is read out on the phone: "BC-4821-0937". Digits only, unique;
// the store chooses it when the report is written.
type Receipt string

// Review is an officer's view of a report, a separate axis from its status.
type Review string

// The reviews.
const (
	Unreviewed Review = "cho_xac_nhan"
	Confirmed  Review = "da_xac_nhan"
	Returned   Review = "tra_lai"
)

// Report is one unit's word on its latest registration, as recorded.
// Reports are append-only: a correction is a new one.
type Report struct {
	ID         ReportID
	Receipt    Receipt
	Unit       UnitID
	Status     Status
	Words      string // the screen's own words when Status is Other
	Reason     Reason
	ReasonText string
	Account    AccountID
	Verified   bool      // by a verified reporter of the unit
	OnBehalf   bool      // by an officer for the unit
	At         time.Time // the platform's date; for a tap the time of intake
	Attempt    int       // how many registrations the unit has reported, this one included
	Pictures   int
	Review     Review
	Denied     bool   // a verified reporter of the unit said it was not theirs
	Withdrawn  bool   // its account took it back, or its campaign is over
	Earlier    bool   // its campaign is over
	Current    bool   // it is the unit's current report
	UnitName   string // read with the report
	AreaName   string
}

// Flag marks what an officer should look at before confirming.
type Flag string

// The flags.
const (
	FlagReporter  Flag = "reporter"   // not a verified reporter of the unit
	FlagAnother   Flag = "another"    // such a one, where others have reported before
	FlagCode      Flag = "code"       // the person insisted on a code whose check digit is wrong
	FlagOutside   Flag = "outside"    // the unit is not in the roster
	FlagNoPicture Flag = "no_picture" // the picture could not be fetched or opened
	FlagDenied    Flag = "denied"     // a verified reporter says it was not them
	FlagCopied    Flag = "copied"     // a report of another unit has the same picture
)

// FileReport records a report. The store decides inside the transaction what
// depends on the present state: verified, attempt, whether it replaces the
// current one, the receipt. Writing the same ID again returns the first row.
type FileReport struct {
	ID         ReportID
	Draft      DraftID
	Unit       UnitID   // 0: New says which
	New        *NewUnit // a unit outside the roster
	Code       TaxCode  // typed for a unit that has none in the roster; "" otherwise
	NoCode     bool     // the unit says it has no tax code
	Status     Status
	Words      string
	Reason     Reason
	ReasonText string
	Account    AccountID
	At         time.Time
	Flags      []Flag
	Behalf     *Behalf // of an officer's, for the unit; nil for a principal's
}

// Behalf is what an officer saw who reports in a unit's place. When somebody else has
// reported meanwhile, or the receipt is another report's, it is a Conflict.
type Behalf struct {
	Was     ReportID // the unit's current report, "" for none
	Receipt Receipt  // that is told in the same turn
}

// DenyReport is a verified reporter's word that a report was not theirs.
type DenyReport struct {
	Report  ReportID
	Account AccountID
	At      time.Time
}

// WithdrawReport takes an own report back that was sent for a wrong school. It is
// refused (Conflict) once an officer has confirmed it. History keeps both.
type WithdrawReport struct {
	Report  ReportID
	Account AccountID
	At      time.Time
}

func (FileReport) write()     {}
func (DenyReport) write()     {}
func (WithdrawReport) write() {}
