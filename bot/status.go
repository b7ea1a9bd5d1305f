package bot

// Status is what VNeID shows for the latest registration of a unit.
type Status string

// The statuses (codes of the database and of exports).
const (
	NoStatus      Status = ""
	NotRegistered Status = "chua_dang_ky"   // Chưa đăng ký
	Accepted      Status = "duoc_tiep_nhan" // Được tiếp nhận
	Refused       Status = "tu_choi"        // Từ chối
	Succeeded     Status = "thanh_cong"     // Định danh thành công
	OtherStatus   Status = "khac"           // the screen's own words, until an officer classifies them
)

// Statuses lists the four that a person can choose, in the order of buttons.
func Statuses() []Status { return []Status{Accepted, Refused, Succeeded, NotRegistered} }

// NeedsPicture tells whether a report of this status must have a screenshot.
func (s Status) NeedsPicture() bool { return s == Accepted || s == Succeeded }

// Reason is why VNeID refused a registration.
type Reason string

// The reasons that are offered; OtherReason goes with a text.
const (
	NoReason      Reason = ""
	ReasonTax     Reason = "co_quan_thue" // data do not match those of the tax office
	ReasonName    Reason = "ten"
	ReasonAddress Reason = "dia_chi"
	ReasonPerson  Reason = "nguoi_dai_dien"
	ReasonCode    Reason = "ma_so_thue"
	ReasonKind    Reason = "loai_to_chuc"
	ReasonAnother Reason = "da_co_yeu_cau"
	ReasonOther   Reason = "khac"
	ReasonSkipped Reason = "bo_qua" // the person chose not to say
)

// Reasons lists those that have a button, in the order of buttons.
func Reasons() []Reason {
	return []Reason{ReasonTax, ReasonName, ReasonAddress, ReasonPerson, ReasonCode, ReasonKind, ReasonAnother, ReasonOther}
}
