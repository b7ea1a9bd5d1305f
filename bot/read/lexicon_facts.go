package read

import (
	"strings"
	"time"

	"vneidbot/bot"
)

// Statuses, and what makes them doubtful. They are compared folded, without
// shorthand.
// statusWords is the whole table; the longest alias that fits at a place counts.
var statusWords = []statusAlias{
	{words: "bi tu choi tiep nhan", status: bot.Refused},
	{words: "tu choi tiep nhan", status: bot.Refused},
	{words: "dinh danh thanh cong", status: bot.Succeeded},
	{words: "da duoc cap tai khoan", status: bot.Succeeded},
	{words: "da cap tai khoan", status: bot.Succeeded},
	{words: "duoc cap tai khoan", status: bot.Succeeded}, {words: "cap tai khoan roi", status: bot.Succeeded},
	{words: "co tai khoan dinh danh"}, {words: "da kich hoat"}, {words: "duoc nhan roi"}, {words: "khong duoc chap nhan"}, {words: "ko duoc chap nhan"},
	{words: "duoc chap nhan"}, {words: "da chap nhan"}, {words: "bi bac"}, {words: "dang xem xet"}, {words: "dang duoc xem xet"}, {words: "dang tham dinh"}, {words: "nop ho so xong"}, {words: "nop ho so roi"}, {words: "da nop ho so"}, {words: "gui ho so xong"}, {words: "gui ho so roi"}, {words: "nop xong roi"}, {words: "bao tc"}, {words: "ghi tc"}, // which of the two it is
	{words: "status received", status: bot.Accepted}, {words: "was received", status: bot.Accepted}, {words: "been received", status: bot.Accepted}, {words: "is received", status: bot.Accepted},
	{words: "chua man chi", status: bot.NotRegistered}, {words: "chua man", status: bot.NotRegistered, alone: true}, // as it is said further south
	{words: "dang dang ky"}, {words: "dang lam ho so"}, {words: "cho cong an duyet"}, {words: "cho duyet"}, {words: "cho ket qua"},
	{words: "dang ky thanh cong"}, // the sending, or the account?
	{words: "da dang ky thanh cong"},
	{words: "gui thanh cong"}, {words: "gui ho so thanh cong"}, {words: "gui yeu cau thanh cong"},
	{words: "nop thanh cong"}, {words: "nop ho so thanh cong"},
	{words: "dang nhap thanh cong"}, {words: "cap nhat thanh cong"},
	{words: "cho tiep nhan"}, {words: "cho duoc tiep nhan"}, {words: "doi tiep nhan"}, {words: "doi duoc tiep nhan"}, {words: "cho tn"}, {words: "cho duoc tn"}, // not yet
	{words: "dang cho tiep nhan"}, {words: "dang cho duoc tiep nhan"}, {words: "dang doi tiep nhan"}, {words: "dang doi duoc tiep nhan"},
	{words: "tn roi", status: bot.Accepted}, {words: "tn", status: bot.Accepted, alone: true}, {words: "cdk", status: bot.NotRegistered, alone: true}, {words: "tch", status: bot.Refused, alone: true}, // as the totals have them
	{words: "duoc tiep nhan", status: bot.Accepted},
	{words: "duoc tn", status: bot.Accepted},
	{words: "da tiep nhan", status: bot.Accepted},
	{words: "tiep nhan", status: bot.Accepted},
	{words: "da nhan", status: bot.Accepted, alone: true},
	{words: "chua dang ky", status: bot.NotRegistered},
	{words: "chua kip dang ky", status: bot.NotRegistered}, {words: "chua kip lam", status: bot.NotRegistered},
	{words: "chua duoc dang ky", status: bot.NotRegistered},
	{words: "chua thuc hien dang ky", status: bot.NotRegistered},
	{words: "chua dang ky lai"}, // after a refusal: the latest one is still refused
	{words: "chua lam", status: bot.NotRegistered},
	{words: "chua lam lai"}, {words: "chua lam duoc"}, // it may have been tried
	{words: "chua thuc hien"}, {words: "khong dang ky duoc"}, {words: "ko dang ky duoc"}, {words: "chua co ket qua"},
	{words: "khong duyet", status: bot.Refused},
	{words: "khong duoc duyet", status: bot.Refused}, {words: "ko duoc duyet", status: bot.Refused}, {words: "k duoc duyet", status: bot.Refused},
	{words: "bi tc", status: bot.Refused},
	{words: "bi rot"}, {words: "rot roi"}, {words: "bi truot"}, {words: "truot roi"}, {words: "bi loai"}, {words: "bi huy"},
	{words: "ko duyet", status: bot.Refused},
	{words: "k duyet", status: bot.Refused},
	{words: "bi tu choi", status: bot.Refused},
	{words: "bi tra ve", status: bot.Refused},
	{words: "tu choi", status: bot.Refused},
	{words: "tu troi", status: bot.Refused}, // as it is said around Hải Phòng
	{words: "thanh cong", status: bot.Succeeded},
	{words: "da duoc cap", status: bot.Succeeded, alone: true},
	{words: "da cap", status: bot.Succeeded, alone: true},
	{words: "not registered", status: bot.NotRegistered},
	{words: "not yet registered", status: bot.NotRegistered},
	{words: "accepted", status: bot.Accepted},
	{words: "received", status: bot.Accepted, alone: true},
	{words: "refused", status: bot.Refused},
	{words: "rejected", status: bot.Refused},
	{words: "succeeded", status: bot.Succeeded},
	{words: "successful", status: bot.Succeeded},
	{words: "bi tra ho so"}, {words: "tra ho so"}, {words: "not yet"}, {words: "success", status: bot.Succeeded}, {words: "bi tra lai"}, {words: "tra lai"}, {words: "that bai"},
	{words: "da dang ky"}, {words: "dang ky roi"}, {words: "lam roi"}, {words: "da lam"}, {words: "xong roi"}, {words: "da xong"},
	{words: "dang xu ly"}, {words: "cho xac nhan"}, {words: "cho xu ly"}, {words: "cho duyet"}, {words: "dang cho"},
	{words: "phe duyet"}, {words: "da duyet"}, {words: "duoc duyet"}, {words: "hoan thanh"}, {words: "hoan tat"},
	{words: "duoc dinh danh"}, {words: "da duoc dinh danh"}, {words: "da dinh danh"}, {words: "dinh danh roi"}, {words: "dinh danh xong"},
	{words: "xong", alone: true}, {words: "roi", alone: true}, {words: "da gui", alone: true}, {words: "da nop", alone: true},
}

// shorthand is how single words are typed in haste.
var shorthand = map[string]string{"dc": "duoc", "dk": "dang ky", "dki": "dang ky", "dky": "dang ky", "ki": "ky", "r": "roi",
	"duoctiepnhan": "duoc tiep nhan", "tiepnhan": "tiep nhan", "tuchoi": "tu choi", "thanhcong": "thanh cong",
	"dinhdanhthanhcong": "dinh danh thanh cong", "chuadangky": "chua dang ky"}

// The negations turn the sense of a status around or make it doubtful. The
// strong ones do so from anywhere before it in the clause; those that are also
// parts of names only from near. One that ends the clause makes a question of it.
var (
	strongNegations = []string{"chua", "khong", "ko", "kg", "khg", "hok", "not", "never", "isn", "wasn", "hasn", "aren", "haven"}
	nearNegations   = []string{"k", "kh", "chang", "cha"}
	nextNegations   = []string{"hong", "hem", "0"}
	lastNegations   = []string{"dau"} // "được tiếp nhận đâu"
)

// spelledSo are the accents that the folded words above have where they are typed with
// some, slips of the tone among them; with others they are syllables of names.
var spelledSo = map[string][]string{"chua": {"chưa", "chứa", "chừa", "chửa", "chữa", "chựa"}, "khong": {"không", "khồng", "khống", "khỗng", "khộng"}, "chang": {"chẳng", "chẵng"}, "cha": {"chả", "chã"},
	"neu": {"nếu"}, "mong": {"mong"}, "vong": {"vọng"}, "sap": {"sắp"}, "se": {"sẽ"}, "cau": {"cầu"}, "uoc": {"ước"}, "doi": {"đợi"}, "cho": {"chờ"}, "mai": {"mai"}, "chac": {"chắc"}, "hong": {"hông", "hổng", "hỗng", "hỏng"}, "hem": {"hẻm", "hêm"}, "dau": {"đâu", "đau"}}

// formerly and lately are when a status was or is so, folded: of two the later one counts.
var (
	formerly = []string{"hom qua", "hom truoc", "hom kia", "hom no", "bua truoc", "tuan truoc", "thang truoc", "lan 1", "lan dau", "lan truoc", "truoc do", "ban dau", "luc dau", "dau tien"}
	lately   = []string{"hom nay", "lan hai", "lan ba", "lan thu hai", "lan sau", "bay gio", "gio thi", "gio da", "gio duoc", "lan 2", "lan 3", "lan nay", "hien tai", "hien nay", "sang nay", "chieu nay", "toi nay"}
)

// wishes stand before a status that is not there yet: "nếu được tiếp nhận em báo sau", "mong
// sớm được tiếp nhận".
var wishes = []string{"hinh nhu", "co le", "nghe noi", "nghe dau", "chac la", "chac duoc", "chac bi", "maybe", "probably", "neu", "mong", "hy vong", "hi vong", "sap duoc", "sap thanh", "sap sua", "sap toi", "se duoc", "se thanh", "chac mai", "chac ngay mai", "ngay mai chac", "ngay mai se", "ngay mai moi", "mai moi", "cau troi", "cau mong", "lay troi", "uoc gi", "uoc", "doi duoc", "doi thanh", "doi den khi", "doi khi", "cho thanh", "bao gio", "khi nao", "if", "hope", "hopefully", "will", "soon", "until", "waiting"}

// laterOn stand behind a status that is not there yet: "được tiếp nhận thì em báo".
var laterOn = []string{"thi em bao", "thi em se", "thi em gui", "thi bao", "thi toi bao", "thi toi se", "thi minh bao", "thi se", "la em bao", "em se bao", "toi se bao", "minh se bao", "em moi bao", "soon"}

// "không phải bị từ chối": beforeDenial stand before "phải", betweenDenial behind it.
// butRather parts what is denied from what is so.
var (
	beforeDenial  = []string{"khong", "ko", "k", "kg", "hok", "hong", "dau", "cha", "chang", "chua"}
	betweenDenial = []string{"la", "bi", "dang", "da", "trang", "thai"}
	butRather     = strings.NewReplacer("t.nhận", "tiếp nhận", "t.nhan", "tiep nhan", "t.chối", "từ chối", "t.choi", "tu choi", "đ.ký", "đăng ký", "t.công", "thành công", " mà là ", ", ", " mà được ", ", được ", " mà bị ", ", bị ", " ma la ", ", ", " nhưng ", ", ", " chứ chưa ", ", không phải ", " chu chua ", ", khong phai ", " chứ không phải ", ", không phải ", " chu khong phai ", ", khong phai ", " chứ ko phải ", ", ko phải ")
)

// barriers end the reach of a negation: "tên không khớp nên bị từ chối". Words
// that fold like others are not here: "vì" is also in "đơn vị".
var barriers = []string{"nen", "nhung"}

// clauseFillers say nothing about the status.
var clauseFillers = []string{"da", "vang", "a", "roi", "nhe", "oi", "ok", "thi", "la", "duoc", "em", "thay", "co", "truong", "don", "vi", "ho", "so"}

// nameWords stand before a school's name: "Tiểu học Thành Công" is no status.
var nameWords = []string{"non", "hoc", "thcs", "thpt", "truong", "mn", "th", "gdtx", "phuong", "xa", "pho", "so",
	"thuc", "lap", "tre", "lop", "nhom", "khu", "thon"}

// Reasons of a refusal.
// reasonWords name what did not match, folded.
var reasonWords = []struct {
	words  string
	reason bot.Reason
}{
	{"ten nguoi dai dien", bot.ReasonPerson}, {"ten hieu truong", bot.ReasonPerson}, {"ten chu co so", bot.ReasonPerson}, {"nguoi dai dien phap luat", bot.ReasonPerson},
	{"thong tin nguoi dai dien", bot.ReasonPerson}, {"nguoi dai dien", bot.ReasonPerson}, {"dai dien", bot.ReasonPerson}, {"nguoi dung dau", bot.ReasonPerson},
	{"ma so thue", bot.ReasonCode}, {"mst", bot.ReasonCode},
	{"loai to chuc", bot.ReasonKind}, {"loai hinh", bot.ReasonKind},
	{"yeu cau khac", bot.ReasonAnother}, {"da co yeu cau", bot.ReasonAnother}, {"trung yeu cau", bot.ReasonAnother},
	{"dia chi", bot.ReasonAddress},
	{"ten", bot.ReasonName},
	{"ly do khac", bot.ReasonOther},
	{"bo qua", bot.ReasonSkipped},
	{"co quan thue", bot.ReasonTax}, {"thong tin thue", bot.ReasonTax}, {"du lieu thue", bot.ReasonTax}, {"voi thue", bot.ReasonTax}, {"thue", bot.ReasonTax}, // unless a thing is named
}

// mismatchWords must stand with a thing, unless the thing is all that is said.
var mismatchWords = []string{"khong khop", "khong dung", "khong trung", "khong giong", "ko khop", "ko dung", "k khop", "k dung",
	"sai", "lech", "khac", "chua dung", "chua khop", "ngung", "nham", "da co", "trung"}

// becauses announce a reason and are no part of it; whyPhrases do so as well, but
// belong to it: "bị lỗi". Behind whyNone stands none.
var (
	becauses   = phrases(`nó báo|nó báo là|nó ghi|nó ghi là|nó nói|nó nói là|nó bảo|nó bảo là|nó hiện|nó hiện là|app báo|app báo là|bên công an nói|bên công an báo|màn hình báo|màn hình ghi|họ bảo|họ bảo là|họ ghi|họ ghi là|vì|do|lý do|lí do|với lý do|nguyên nhân|nguyên nhân là|nguyên do|nguyên do là|tại|tại là|tại vì|bởi|bởi vì|bởi do|do là|lý do là|lí do là|lý do là do|lý do là vì|lý do vì|lý do do|vì là|vì do|do vì|vì lý do|do lỗi là|vneid ghi|vneid báo|vneid ghi là|vneid báo là|công an báo|công an báo là|họ báo|họ báo là|họ nói|họ nói là|hệ thống báo|hệ thống báo là|hệ thống ghi|hệ thống ghi là|trên vneid ghi|trên đó ghi|ghi là|because|because of|due to|reason|the reason is`)
	whyPhrases = phrases(`vì|do|lý do|lí do|với lý do|nguyên nhân|nguyên nhân là|tại|bởi|bởi vì|bởi do|because|because of|due to|reason|do là|lý do là|lí do là|lý do là do|vì là|tại vì|vì lý do|bị lỗi|lỗi`)
	whyLabels  = phrases(`lý do từ chối|lí do từ chối|lý do bị từ chối|lý do|lí do|nguyên nhân|reason`)
	whyNone    = phrases(`vì sao|tại sao|do đâu|lý do gì|lí do gì|lý do khác|tại địa|tại trường|tại phường|tại xã|tại nhà|do sở|do phòng|do đó|vì vậy|vì thế|tài khoản|tài liệu|vi phạm|do vậy`)
	// noReasons say that the reason is not known or was not given, when aboutReasons
	// is all that is said besides.
	noReasons    = phrases(`ai mà biết|ai biết|nào ai biết|không ai biết|sao mà biết|không biết|không rõ|chưa biết|chưa rõ|chẳng biết|chả biết|chẳng rõ|không hiểu|chưa hiểu|không nhớ|chẳng nhớ|quên|quên rồi|quên mất|chịu|không ghi|chưa ghi|không nói|không báo|không nêu|không hiện|không đưa|không cho biết|không thông báo|không giải thích|không thấy|chưa thấy|chẳng thấy|không thấy ghi|không thấy nói|không thấy báo|không có|chẳng có|không có gì|không kèm|không để|no reason|don't know|not known`)
	aboutReasons = phrases(`i|we|được|cái này|cái đó|vụ này|vụ đó|việc này|khoản này|hết á|á|nha|chớ|em|tôi|mình|con|cháu|bên em|bên mình|trường em|trường mình|đơn vị em|trường|đơn vị|cũng|thì|mà|là|ạ|cả|thật|hết|lý do|lí do|lý do gì|lí do gì|nguyên nhân|nguyên do|vì sao|tại sao|sao|sao lại|sao nữa|vì lý do gì|tại sao lại|vì sao lại|do đâu|vì|do|gì|gì cả|gì hết|gì thêm|cụ thể|rõ|rõ ràng|chi tiết|vneid|trên vneid|công an|bên công an|họ|bên họ|người ta|bên kia|nó|hệ thống|app|ứng dụng|màn hình|trên màn hình|trên đó|ở đó|trong đó|ghi|ghi rõ|nói|báo|hiện|nêu|thông báo|bị|lại|thế|vậy|từ chối|bị từ chối|lắm|đâu|nữa|thêm|luôn|kèm|theo|ra|rồi|nên|chỉ|chỉ ghi|chỉ báo|chỉ thấy|mỗi|có|what|why|the reason`)
)

// refusals are how a refusal is said; what stands behind it may be the reason.
var refusals = phrases(`từ chối|bị từ chối|từ chối rồi|bị từ chối rồi|tu choi|không duyệt|bị trả về|từ chối tiếp nhận|bị từ chối tiếp nhận|refused|rejected`)

// codeWords announce a tax code, folded.
var codeWords = []string{"mst", "ma", "so", "thue", "ms", "la", "masothue", "mathue", "code", "tax"}

// levelWords are the spellings of the plain levels, folded, longest first. A
// multi-level school is several of them: "TH&THCS".
var levelWords = []struct {
	words string
	level bot.Level
}{
	{"trung tam giao duc nghe nghiep giao duc thuong xuyen", bot.Centre},
	{"giao duc nghe nghiep giao duc thuong xuyen", bot.Centre},
	{"ttgdnn gdtx", bot.Centre}, {"ttgdtx", bot.Continuing}, {"ttgdnn", bot.Vocational}, {"3 cap hoc", bot.AllThrough}, {"3 cap", bot.AllThrough},
	{"giao duc thuong xuyen", bot.Continuing}, {"giao duc nghe nghiep", bot.Vocational},
	{"mam non doc lap", bot.NurseryGroup}, {"mau giao doc lap", bot.NurseryGroup}, {"mn doc lap", bot.NurseryGroup},
	{"co so mam non doc lap", bot.NurseryGroup}, {"co so mam non", bot.NurseryGroup}, {"nhom tre doc lap", bot.NurseryGroup}, {"nhom tre", bot.NurseryGroup}, {"nhom lop", bot.NurseryGroup}, {"mndl", bot.NurseryGroup},
	{"mgdl", bot.NurseryGroup}, {"co so gdmn", bot.NurseryGroup}, {"co so giao duc mam non", bot.NurseryGroup},
	{"mam non", bot.Nursery}, {"mau giao", bot.Nursery}, {"nha tre", bot.Nursery}, {"mn", bot.Nursery}, {"mg", bot.Nursery},
	{"th thcs thpt", bot.AllThrough}, {"nhieu cap hoc", bot.AllThrough}, {"pho thong nhieu cap", bot.AllThrough},
	{"pho thong co so", bot.PrimaryLower}, {"ptcs", bot.PrimaryLower}, {"ptth", bot.Upper}, {"pho thong trung hoc", bot.Upper},
	{"trung hoc co so", bot.Lower}, {"trung hoc pho thong", bot.Upper}, {"tieu hoc", bot.Primary},
	{"thcs", bot.Lower}, {"thpt", bot.Upper}, {"th", bot.Primary}, {"tih", bot.Primary},
	{"cap mot", bot.Primary}, {"cap hai", bot.Lower}, {"cap ba", bot.Upper}, {"cap 1", bot.Primary}, {"cap 2", bot.Lower}, {"cap 3", bot.Upper},
	{"cap i", bot.Primary}, {"cap ii", bot.Lower}, {"cap iii", bot.Upper},
	{"c1", bot.Primary}, {"c2", bot.Lower}, {"c3", bot.Upper},
	{"gdnn gdtx", bot.Centre}, {"gdtx gdnn", bot.Centre}, {"gdtx", bot.Continuing}, {"gdnn", bot.Vocational},
	{"cao dang", bot.Vocational}, {"trung cap", bot.Vocational}, {"nghe nghiep", bot.Vocational}, {"day nghe", bot.Vocational}, {"nghe", bot.Vocational},
	{"dai hoc", bot.University}, {"hoc vien", bot.University}, {"dh", bot.University}, {"cd", bot.Vocational}, {"tc", bot.Vocational},
	{"kindergarten", bot.Nursery}, {"nursery", bot.Nursery}, {"primary", bot.Primary}, {"lower secondary", bot.Lower},
	{"upper secondary", bot.Upper}, {"university", bot.University}, {"vocational", bot.Vocational},
}

// levelFillers may stand around a level without changing it.
var levelFillers = []string{"co so", "trung tam", "truong", "khoi", "cap hoc", "cap", "cac", "bac", "hoc", "lien",
	"pho thong", "pt", "tt", "va", "nhom", "lop", "nghe", "phan hieu", "doc lap", "tu thuc", "cong lap", "ngoai cong lap", "dan lap", "level", "school"}

// ownerships are the fillers that say who runs a school.
var ownerships = []string{"tu thuc", "cong lap", "dan lap"}

// ownerPhrases are how totals by who runs a school are asked for.
var ownerPhrases = []string{"theo loai hinh", "loai hinh", "ngoai cong lap", "truong ngoai cong lap", "cong lap", "truong cong lap",
	"tu thuc", "truong tu thuc", "dan lap", "truong dan lap", "ncl", "truong ncl", "truong tu", "cac truong ngoai cong lap", "cac truong cong lap", "cac truong tu thuc", "cac truong dan lap", "public", "private", "by owner"}

// Days and hours of rounds; folded, where nothing else is said.
var (
	// dueFillers and dueSeparators stand around days and hours and mean nothing;
	// dueFor leads to whose they are.
	dueFillers    = []string{"ngay", "cac", "nhung", "luc", "truoc", "toi", "vao", "ky", "han", "den", "hoi", "la", "bao", "cao", "gui", "nop", "het", "on", "by", "before"}
	dueSeparators = []string{",", ";", "va", "&", "+", ".", "/", "-", "–", "(", ")", ":", "and"}
	dueFor        = []string{"cho", "cua", "o", "tai", "rieng", "for"}

	hourSigns  = []string{"h", "g", "gio"}
	minuteEnds = []string{"p", "ph", "phut", "m", "'", "’", "′"}
	dateSigns  = []string{"/", "-", ".", "thang"}
	spanFrom   = []string{"tu", "from"}
	spanTo     = []string{"den", "toi", "to"}
	spanSigns  = []string{"-", "–", "den", "toi"}
	spanDates  = []string{"/", ".", "thang"}

	// ofUnits and ofAreas are what an hour is called.
	ofUnits = [][]string{{"don", "vi"}, {"cac", "truong"}, {"nha", "truong"}, {"truong"}}
	ofAreas = [][]string{{"dia", "ban"}, {"gui", "so"}, {"nop", "so"}, {"ve", "so"}, {"bao", "cao", "so"}, {"so"}, {"gui", "bieu"}, {"bieu"}, {"tong", "hop"}}
	// ofOwn are the units that report straight to the department.
	ofOwn = [][]string{{"khoi", "so"}}

	hourNames = []struct {
		whose hourOf
		names [][]string
	}{{ownHour, ofOwn}, {areasHour, ofAreas}, {unitsHour, ofUnits}}
	// nameOpeners may stand between an hour and what it is called.
	nameOpeners = []string{"(", "la", "doi", "voi", "cac", "phai"}

	// eachTime, with its accents or none, stands before what comes again and again, which
	// everyTime is.
	eachTime  = []string{"hàng", "hằng", "hang", "mỗi", "moi", "every", "each"}
	everyTime = []string{"tuan", "ngay", "thang", "week", "day", "month"}
	everyDay  = []string{"ngay", "day"}
	// weekSpans stand around the first and the last week.
	weekSpans = []string{"từ", "tu", "nay", "đến", "den", "tới", "hết", "het", "until", "till"}

	// weekdays by the word behind "thứ".
	weekdays = map[string]time.Weekday{
		"hai": time.Monday, "ba": time.Tuesday, "tu": time.Wednesday, "nam": time.Thursday, "sau": time.Friday, "bay": time.Saturday,
		"2": time.Monday, "3": time.Tuesday, "4": time.Wednesday, "5": time.Thursday, "6": time.Friday, "7": time.Saturday,
	}
	englishDays = map[string]time.Weekday{
		"monday": time.Monday, "tuesday": time.Tuesday, "wednesday": time.Wednesday, "thursday": time.Thursday, "friday": time.Friday,
		"saturday": time.Saturday, "sunday": time.Sunday,
	}
	// spokenDays are days from today, with their accents or none at all.
	spokenDays = []struct {
		words []string
		days  int
	}{{[]string{"hôm", "nay"}, 0}, {[]string{"hom", "nay"}, 0}, {[]string{"today"}, 0}, {[]string{"ngày", "mai"}, 1}, {[]string{"ngay", "mai"}, 1},
		{[]string{"mai"}, 1}, {[]string{"tomorrow"}, 1}, {[]string{"ngày", "kia"}, 2}, {[]string{"ngay", "kia"}, 2}, {[]string{"ngày", "mốt"}, 2}, {[]string{"mốt"}, 2},
		{[]string{"hôm", "qua"}, -1}, {[]string{"hom", "qua"}, -1}, {[]string{"yesterday"}, -1}, {[]string{"hôm", "kia"}, -2}, {[]string{"hom", "kia"}, -2}}
)
