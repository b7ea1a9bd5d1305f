package bot

import "time"

// ReturnReason is why an officer gives a report back.
type ReturnReason string

// The reasons that are offered. ReturnOther goes with own words; ReturnPapers removes
// the pictures for good as well.
const (
	ReturnBlurred   ReturnReason = "anh_mo"
	ReturnScreen    ReturnReason = "khong_phai_man_hinh"
	ReturnNameless  ReturnReason = "khong_thay_ten"
	ReturnElses     ReturnReason = "don_vi_khac"
	ReturnOld       ReturnReason = "lan_cu"
	ReturnStatus    ReturnReason = "khac_trang_thai"
	ReturnCode      ReturnReason = "ma_so_thue"
	ReturnPicture   ReturnReason = "thieu_anh"
	ReturnOther     ReturnReason = "khac"
	ReturnPapers    ReturnReason = "giay_to"
	ReturnUndefined ReturnReason = ""
)

// ReturnReasons lists those that a digit chooses, from 1, in the order of buttons.
func ReturnReasons() []ReturnReason {
	return []ReturnReason{ReturnBlurred, ReturnScreen, ReturnNameless, ReturnElses, ReturnOld, ReturnStatus, ReturnCode, ReturnPicture}
}

// UndoReviewWithin is how long a decision can be taken back.
const UndoReviewWithin = 10 * time.Minute

// ToReview is a report that waits for an officer, as it is now.
type ToReview struct {
	Report
	Row   int64 // changes with whatever changes of the unit's reports
	Level Level // of its unit
	Area  AreaID
	Flags []Flag
	Sheet bool // it may be looked at together with others
	Shots []UnitPicture
	Name  string // of who reported
	Twin  *Unit  // another unit whose report has the same picture; name, area and level alone
}

// Place is where it stands among those that wait.
func (r ToReview) Place() ReviewPlace { return ReviewPlace{r.Sheet, r.At, r.Unit} }

// ReviewPlace is a place among the reports that wait; the zero one is before all.
type ReviewPlace struct {
	Sheet bool
	At    time.Time
	Unit  UnitID
}

// Decision is what was decided last about a report.
type Decision struct {
	Event  string
	Review Review
	Reason ReturnReason
	Words  string
	By     AccountID
	At     time.Time
	Unit   UnitID // whose the report is now
	Later  bool   // the unit has sent something since
}

// Return is a report that was given back.
type Return struct {
	Receipt Receipt
	Said    time.Time // when it was reported
	Reason  ReturnReason
	Words   string
	By      AccountID
	At      time.Time
}

// Why is its reason inside a sentence.
func (r Return) Why() Text { return ReasonText(r.Reason, r.Words) }

// ReasonText is the reason of a return inside a sentence.
func ReasonText(r ReturnReason, words string) Text {
	if r == ReturnOther {
		return Raw(words)
	}
	return Text{Args: Args{"": r}}
}

// ShownReport is a report as an officer was shown it.
type ShownReport struct {
	Row    int64 `json:"row"`
	Report ReportID
	Unit   UnitID
}

// DecideReports is one decision about reports that were shown. bot.Conflict: one of
// them has changed since, or was decided.
type DecideReports struct {
	Event  string // and each report: the key
	Shown  []ShownReport
	Review Review // Confirmed or Returned
	Reason ReturnReason
	Words  string
	By     AccountID
	At     time.Time
}

// UndoDecision takes back what the event Of decided about reports. bot.Conflict: one
// of them was decided anew, or the unit of one that was returned has sent something
// since.
type UndoDecision struct {
	Event   string
	Of      string
	Reports []ReportID
	By      AccountID
	At      time.Time
}

func (DecideReports) write()  {}
func (DecideReports) desk()   {}
func (DecideReports) review() {}
func (UndoDecision) write()   {}
func (UndoDecision) desk()    {}
func (UndoDecision) review()  {}
