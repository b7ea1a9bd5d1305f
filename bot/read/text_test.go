package read

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"vneidbot/bot"
)

func TestAnswersOfYesWithAnythingBehind(t *testing.T) {
	for text, after := range map[string]string{
		"Đúng": "", "đúng rồi ạ": "ạ", "Đúng, trạng thái được tiếp nhận": "trạng thái được tiếp nhận", "Đúng rồi ạ cảm ơn": "ạ cảm ơn",
		"dạ đúng ạ, bên em được tiếp nhận rồi": "ạ, bên em được tiếp nhận rồi", "Dạ vâng đúng trường em ạ": "ạ", "dung roi a": "a", "Vâng": "", "ok em": "em",
		"Dạ phải, hôm qua bị từ chối": "hôm qua bị từ chối", "uh đúng đấy": "đấy", "Chuẩn rồi, gửi giúp em": "gửi giúp em", "chính xác": "", "đúng trường mình rồi nhé": "nhé",
		"yes": "", "không sai ạ": "ạ", "phải rồi cô ơi": "cô ơi", "Đó là trường em ạ": "ạ", "Thưa cô, đúng ạ": "", "vâng, em đã đăng ký xong": "em đã đăng ký xong", "đúg r": "",
	} {
		a, rest := answer(sentenceOf(text))
		require.Equal(t, Yes, a, text)
		if after != "" && text != "Thưa cô, đúng ạ" {
			require.Equal(t, after, rest, text)
		}
	}
	for _, text := range []string{"có", "có ạ", "Dạ", "dạ có ạ", "👍", "✅", "dạ vâng ạ", "Vâng ạ em cảm ơn"} {
		a, _ := answer(sentenceOf(text))
		require.Equal(t, Yes, a, text)
	}
}

func TestAnswersOfNoWithAnythingBehind(t *testing.T) {
	for text, after := range map[string]string{
		"không, trường em là mầm non hoa hồng hồng bàng": "trường em là mầm non hoa hồng hồng bàng", "Không phải ạ": "ạ", "không đúng, em ở THCS Ngô Quyền": "em ở THCS Ngô Quyền",
		"ko phải trường e": "", "Sai rồi ạ, mầm non sao mai cơ": "ạ, mầm non sao mai cơ", "nhầm rồi": "", "Dạ không, tiểu học Kim Đồng": "tiểu học Kim Đồng",
		"chưa đúng ạ": "ạ", "k phải": "", "không phải đơn vị em": "", "Nhầm trường rồi thầy ơi": "thầy ơi", "no": "", "trường khác ạ": "ạ", "đâu phải": "",
	} {
		a, rest := answer(sentenceOf(text))
		require.Equal(t, No, a, text)
		if after != "" {
			require.Equal(t, after, rest, text)
		}
	}
}

func TestWhatIsNeitherYesNorNo(t *testing.T) {
	for _, text := range []string{"đúng không ạ?", "không biết", "không vào được VNeID", "Dũng", "mầm non hoa sen", "không thay đổi gì ạ", "dạ em gửi ảnh", "có ảnh rồi ạ",
		"", "sai địa chỉ", "không có mã", "phải làm sao", "văn", "được tiếp nhận", "không nhớ mã ạ", "đúng hạn không", "hoa dung", "Nguyễn Thị Lan"} {
		a, _ := answer(sentenceOf(text))
		require.Equal(t, NoAnswer, a, text)
	}
}

func TestPhonesAreNoTaxCodes(t *testing.T) {
	for text, want := range map[string][]string{
		"ĐT: 0999.000.048": {"0999000048"}, "sđt 0999000048": {"0999000048"}, "Liên hệ: cô Lan": nil, "SĐT của em là 0999 000 048 ạ": {"0999000048"}, "tel: +84 999 000 048": {"0999000048"},
		"zalo 0999000048": {"0999000048"}, "Số điện thoại: 0999000048": {"0999000048"}, "số đt 0999-000-048": {"0999000048"}, "LH 0999000048 gặp cô Lan": {"0999000048"}, "đt 0225 3888 123": {"02253888123"},
		"0299900124": nil, "MST 0999000048": nil, "sđt 099900004": nil, "đt: 09990000481": nil, "Di động: 0999000048": {"0999000048"}, "điện thoại 0999000048, mst 0299900124": {"0999000048"}, "Hotline 0999000048": {"0999000048"}, "📞 0999000048": {"0999000048"},
		"dien thoai 0999000048": {"0999000048"}, "gọi em số 0999000048": {"0999000048"}, "0912345678": {"0912345678"},
	} {
		w := Text(text)
		require.Equal(t, want, w.Phones, text)
		for _, c := range w.Codes {
			require.True(t, c.Code != "0999000048" || text == "MST 0999000048", text)
		}
	}
	w := Text("0999000048")
	require.Empty(t, w.Phones)
	require.Len(t, w.Codes, 1)
	require.True(t, w.Codes[0].Mobile, "the roster and the question decide")
	require.False(t, Text("0299900124").Codes[0].Mobile)
}

func TestPersons(t *testing.T) {
	for text, want := range map[string]Person{
		"Nguyễn Thị Lan, hiệu trưởng, 0999000048":                              {"Nguyễn Thị Lan", "hiệu trưởng", "0999000048"},
		"Họ tên: Nguyễn Thị Lan; Chức vụ: Hiệu trưởng; SĐT: 0999000678":        {"Nguyễn Thị Lan", "Hiệu trưởng", "0999000678"},
		"Họ và tên: Trần Văn Nam\nChức vụ: Kế toán\nSố điện thoại: 0999000678": {"Trần Văn Nam", "Kế toán", "0999000678"},
		"Nguyễn Thành Công":                              {Name: "Nguyễn Thành Công"},
		"Phạm Thành Công - HT - 0999000678":              {"Phạm Thành Công", "HT", "0999000678"},
		"Em là Lê Thị Hoa, kế toán ạ":                    {Name: "Lê Thị Hoa", Post: "kế toán"},
		"tôi tên Bùi Văn Dũng hiệu phó sđt 0999000678":   {"Bùi Văn Dũng", "hiệu phó", "0999000678"},
		"hiệu trưởng Đỗ Thị Mai 0999000678":              {"Đỗ Thị Mai", "hiệu trưởng", "0999000678"},
		"nguyen thi lan, hieu truong, 0999000678":        {"nguyen thi lan", "hieu truong", "0999000678"},
		"Hiệu trưởng":                                    {Post: "Hiệu trưởng"},
		"0999 000 678":                                   {Phone: "0999000678"},
		"Cô Lan - văn thư":                               {Name: "Lan", Post: "văn thư"},
		"Tên: Vũ Minh Anh | Chức danh: Chủ nhóm trẻ":     {Name: "Vũ Minh Anh", Post: "Chủ nhóm trẻ"},
		"NGUYỄN VĂN A\nHiệu trưởng\n0999000678":          {"NGUYỄN VĂN A", "Hiệu trưởng", "0999000678"},
		"Hoàng Thu Trang (phó hiệu trưởng) 0999.000.678": {"Hoàng Thu Trang", "phó hiệu trưởng", "0999000678"},
		"dạ em là Đặng Hồng Nhung giáo viên ạ":           {Name: "Đặng Hồng Nhung", Post: "giáo viên"},
		"đ/c Vũ Văn Nam phụ trách CNTT":                  {Name: "Vũ Văn Nam", Post: "phụ trách CNTT"},
		"tên em là phạm thị mai":                         {Name: "phạm thị mai"},
		"em tên Hoa, kế toán trường":                     {Name: "Hoa", Post: "kế toán"},
		"Chủ cơ sở Trịnh Thị Hà":                         {Name: "Trịnh Thị Hà", Post: "Chủ cơ sở"},
		"Anh Tuấn, bảo vệ kiêm văn thư":                  {Name: "Tuấn", Post: "bảo vệ kiêm văn thư"},
		"Chị Hoa kế toán kiêm thủ quỹ, 0999000678":       {"Hoa", "kế toán kiêm thủ quỹ", "0999000678"},
		"giám đốc trung tâm Lê Hữu Phước":                {Name: "Lê Hữu Phước", Post: "giám đốc"},
		"hiệu phó nhà trường Ngô Thị Bích 0999000678":    {"Ngô Thị Bích", "hiệu phó", "0999000678"},
		"Vũ Minh, giáo viên kiêm nhiệm văn thư":          {Name: "Vũ Minh", Post: "giáo viên kiêm nhiệm văn thư"},
	} {
		got := Text(text).Person
		require.Equal(t, want, got, text)
	}
	for _, text := range []string{"được tiếp nhận", "thôi chết em gửi nhầm trường rồi", "Trường Mầm non Hoa Sen", "đúng rồi ạ", "Em là hiệu trưởng trường mầm non Hoa Sen", "vẫn vậy ạ",
		"cảm ơn", "Định danh thành công", "Bỏ qua", "để em hỏi kế toán", "hiệu trưởng đi vắng", "THCS Lê Lợi", "mai em gửi ảnh", "giám đốc trung tâm GDTX Lê Lợi", "Hiệu trưởng trường Lê Hồng Phong", "hiệu trưởng, trường Anh Dũng"} {
		require.Empty(t, Text(text).Person.Name, text)
	}
}

func TestSenses(t *testing.T) {
	for sense, texts := range map[Sense][]string{
		Same:      {"vẫn vậy ạ", "vẫn đang chờ", "giống hôm qua", "vẫn thế thôi em ơi", "van vay", "như hôm trước ạ", "ko có gì thay đổi", "y như cũ", "Chưa có gì mới ạ", "vẫn như lần trước", "trạng thái cũ", "k thay đổi", "vẫn chưa có kết quả gì", "no change"},
		Doubts:    {"sai ảnh rồi", "đừng gửi", "nhầm trường, trường em là mầm non sao mai", "khoan đã", "từ từ để em xem lại", "hình như sai", "gửi nhầm rồi ạ", "thôi chết em gửi nhầm trường rồi"},
		Corrects:  {"à nhầm, được tiếp nhận chứ", "ý em là từ chối", "em nhầm, thành công ạ", "xin lỗi, gõ nhầm: 0299900124"},
		Waits:     {"chờ em chút", "đợi tí ạ", "mai em gửi ảnh", "để em hỏi kế toán", "lát nữa em gửi nhé", "em đang họp"},
		NoIdea:    {"không biết", "em quên rồi", "chưa rõ ạ", "ko nhớ", "chưa xem được ạ"},
		Cannot:    {"không vào được VNeID", "tài khoản của hiệu trưởng cũ, thầy ấy nghỉ hưu rồi ạ", "máy không chụp được màn hình", "quên mật khẩu rồi", "đăng nhập không được"},
		CodeNone:  {"trường em chưa có mst ạ", "không có mã số thuế", "chưa được cấp mã số thuế"},
		CodeLost:  {"em quên mã rồi", "ko nhớ mst", "để em hỏi kế toán"},
		AsPicture: {"như ảnh", "trạng thái như trong ảnh ạ", "xem ảnh nhé"},
		Denies:    {"không phải, tôi không biết ai đây", "em không gửi báo cáo này", "không phải người của trường"},
		Merged:    {"Trường em sáp nhập rồi, tên mới là Mầm non Sao Mai"},
		Level2:    {"đã định danh mức 2 thành công", "tài khoản định danh mức độ 2"},
		Sends:     {"gửi", "gửi đi ạ", "ok gửi luôn", "Gửi báo cáo giúp em", "nộp đi"},
		Stops:     {"thôi", "hủy đi", "không báo cáo nữa"},
		Promises:  {"mai em gửi ảnh", "ảnh gửi sau nhé", "chiều em gửi ảnh ạ", "được tiếp nhận rồi ạ, ảnh em gửi sau nhé", "ảnh chiều em chụp gửi", "hình thì mai em bổ sung", "anh em gui sau a"},
		Officer:   {"em muốn gặp cán bộ"},
		Thanks:    {"cảm ơn", "vâng ạ", "ok"},
		Greets:    {"chào thầy cô", "Xin chào"},
		Scolds:    {"thằng nào làm cái hệ thống này", "mầm non rất là bực mình", "phiền quá đi mất", "met qua roi", "làm ăn kiểu gì thế", "đồ ngu", "hệ thống như hạch", "ngày nào cũng báo cáo, mất thời gian quá", "waste of time"},
		Attaches:  {"thêm ảnh", "em bổ sung ảnh nhé", "gửi thêm cái ảnh nữa", "them anh", "add a picture"},
		Detaches:  {"xóa ảnh", "xóa ảnh đi em", "bỏ cái ảnh vừa rồi đi", "gỡ giúp em tấm ảnh này", "không dùng ảnh đó nữa", "remove the picture"},
	} {
		for _, text := range texts {
			require.True(t, Text(text).Says(sense), "%d %s", sense, text)
		}
	}
	for _, text := range []string{"tháng nào chốt số", "trung tam ngoai ngu", "bi tu choi do qua han", "lam thu tuc", "Giao duc va dao tao", "cho em bo sung", "máy khó quay"} {
		require.False(t, Text(text).Says(Scolds), text)
	}
	for _, text := range []string{"không xóa ảnh nhé", "bỏ qua", "chưa thêm ảnh được", "xóa báo cáo"} {
		require.False(t, Text(text).Says(Attaches|Detaches), text)
	}
	for _, text := range []string{"Mầm non Hoa Sen", "0299900124 được tiếp nhận", "THCS Anh Dũng phường Dương Kinh"} {
		require.Zero(t, Text(text).Senses, text)
	}
}

func TestWhatTheHeadsOwnAccountSaysIsAskedAbout(t *testing.T) {
	for _, text := range []string{"đã định danh mức 2 thành công", "Cô hiệu trưởng định danh mức độ 2 rồi, thành công ạ", "dinh danh muc 2 thanh cong"} {
		w := Text(text)
		require.Equal(t, bot.NoStatus, w.Status, text)
		require.True(t, w.Vague, text)
	}
}

func TestReasonsToldWithTheStatus(t *testing.T) {
	for _, c := range []struct {
		text   string
		reason bot.Reason
		why    string
	}{
		{"0299901008 từ chối vì sai địa chỉ", bot.ReasonAddress, ""},
		{"0299901008 từ chối vì sai địa chỉ và tên người đại diện", bot.ReasonOther, "sai địa chỉ và tên người đại diện"},
		{"bị từ chối do tên không khớp", bot.ReasonName, ""},
		{"bị từ chối, lý do: hồ sơ thiếu quyết định thành lập", bot.ReasonOther, "hồ sơ thiếu quyết định thành lập"},
		{"Từ chối. Lý do sai mã số thuế", bot.ReasonCode, ""},
		{"bị từ chối sai người đại diện", bot.ReasonPerson, ""},
		{"từ chối", bot.NoReason, ""},
		{"tu choi vi sai dia chi", bot.ReasonAddress, ""},
		{"bị từ chối vì chưa nộp giấy ủy quyền", bot.ReasonOther, "chưa nộp giấy ủy quyền"},
		{"từ chối, sai tên và địa chỉ", bot.ReasonOther, "sai tên và địa chỉ"},
		{"không duyệt do đã có yêu cầu khác", bot.ReasonAnother, ""},
		{"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\nBÁO CÁO\nTrường THCS Anh Dũng báo cáo: trạng thái: Từ chối, lý do: Người đại diện không khớp.\nHiệu trưởng: Đỗ Văn Minh", bot.ReasonPerson, ""},
		{"Độc lập - Tự do - Hạnh phúc\nTHCS Anh Dũng bị từ chối do hồ sơ mờ\nNgười báo cáo: Đỗ Văn Minh, hiệu trưởng", bot.ReasonOther, "hồ sơ mờ"},
		{"doc lap tu do hanh phuc, truong bi tu choi vi thieu quyet dinh\ntran trong", bot.ReasonOther, "thieu quyet dinh"},
		{"do mới đổi hiệu trưởng nên bị từ chối, lý do: sai địa chỉ", bot.ReasonAddress, ""},
		{"từ chối vì hồ sơ mờ. Em cảm ơn ạ", bot.ReasonOther, "hồ sơ mờ"},
		{"từ chối vì:\n- sai địa chỉ\n- sai tên", bot.ReasonOther, "sai địa chỉ\n- sai tên"},
		{"bị từ chối, lý do:\nhồ sơ mờ", bot.ReasonOther, "hồ sơ mờ"},
	} {
		w := Text(c.text)
		require.Equal(t, bot.Refused, w.Status, c.text)
		require.Equal(t, c.reason, w.Reason, c.text)
		require.Equal(t, c.why, w.Why, c.text)
	}
}

func TestWhichCodeIsTheOwnOne(t *testing.T) {
	for _, text := range []string{"à mã của em là 0299930859", "mã trường mình 0299930859 cơ", "mst là 0299930859", "trường em mã 0299930859 nhé", "mã số thuế đơn vị tôi đây: 0299930859", "ma truong em 0299930859", "chị có mst 0299930859", "my tax code is 0299930859"} {
		assert.True(t, Text(text).Says(OwnCode), text)
	}
	for _, text := range []string{"0299930859 được tiếp nhận", "còn mã 0299930859 thì chưa", "0299930859 ma em gui roi", "mã trường Cát Minh 0299930859", "mã của em"} {
		assert.False(t, Text(text).Says(OwnCode), text)
	}
}

func TestTopics(t *testing.T) {
	for text, want := range map[string]Topic{
		"em báo cáo chưa ạ": AboutState, "trường em đã nộp báo cáo chưa": AboutState, "hệ thống nhận được báo cáo của em chưa?": AboutState,
		"gửi rồi có sửa lại được không ạ": AboutChange, "muốn đổi trạng thái thì làm thế nào": AboutChange, "báo cáo lại được không ạ": AboutChange,
		"trạng thái xem ở đâu": AboutWhere, "xem trạng thái chỗ nào ạ": AboutWhere, "vào mục nào để xem": AboutWhere,
		"được tiếp nhận là gì ạ?": AboutMeaning, "tiếp nhận nghĩa là sao": AboutMeaning,
		"mã biên nhận để làm gì": AboutReceipt, "biên nhận dùng làm gì ạ": AboutReceipt,
		"chụp ảnh thế nào ạ": AboutPicture, "ảnh chụp kiểu gì": AboutPicture, "có cần ảnh không ạ": AboutNeed, "không có ảnh có được không": AboutNeed, "mã số thuế xem ở đâu ạ": AboutCode, "mã gì cơ": AboutCode, "giờ phải làm gì tiếp ạ": AboutNext, "được tiếp nhận với thành công khác nhau thế nào": AboutMeaning, "chữ ký số hết hạn thì đăng ký kiểu gì": AboutOther,
		"trường em xong chưa anh": AboutState, "khi nào phải báo cáo ạ": AboutDeadline, "nộp muộn có sao không": AboutDeadline, "hôm nay có phải nộp không": AboutDuty, "hôm nay em có phải báo cáo nữa không": AboutDuty, "thế nào là được tiếp nhận": AboutMeaning,
		"hạn nộp hôm nào ạ": AboutDeadline, "đến bao giờ hết hạn": AboutDeadline, "hạn cuối là ngày nào": AboutDeadline,
		"ai phụ trách việc này ạ?": AboutOther, "Mầm non Hoa Sen": NoTopic, "được tiếp nhận": NoTopic, "chưa đăng ký": NoTopic, "vẫn chưa": NoTopic,
	} {
		require.Equal(t, want, Text(text).Topic, text)
	}
}

func TestRawTypingIsRead(t *testing.T) {
	w := Text("dduowcj tieeps nhaanj")
	require.Equal(t, bot.Accepted, w.Status)
	w = Text("mã trường em là không hai chín chín chín không không một hai bốn ạ")
	require.Equal(t, bot.TaxCode("0299900124"), w.Codes[0].Code)
	w = Text("0️⃣2️⃣9️⃣9️⃣9️⃣0️⃣0️⃣1️⃣2️⃣4️⃣ được tiếp nhận")
	require.Equal(t, bot.TaxCode("0299900124"), w.Codes[0].Code)
	require.Equal(t, bot.Accepted, w.Status)
	require.Equal(t, "trường mầm non hoa hồng", Text("truowngf maamf non hoa hoongf").Rest)
	require.Equal(t, "trường mầm non hoa hồng", Text("tru7o72ng ma62m non hoa ho62ng").Rest)
}

func FuzzText(f *testing.F) {
	for _, s := range []string{"Đúng, trạng thái được tiếp nhận", "ĐT: 0999.000.048", "Nguyễn Thị Lan, hiệu trưởng, 0999000678", "từ chối vì sai tên", "Họ tên: ; SĐT:", "\xff", "không", "0️⃣",
		"vif sai", "chờ em chút ạ", "sđt 84 999 000 048 )", "tên: :", "(((", "lh"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		w := Text(text)
		require.True(t, utf8.ValidString(w.Rest+w.Why+w.After+w.Person.Name+w.Person.Post))
		for _, p := range w.Phones {
			require.Regexp(t, "^[0-9+]{9,15}$", p)
		}
	})
}

func BenchmarkText(b *testing.B) {
	for name, s := range map[string]string{"report": "0299900124 đã được tiếp nhận", "contact": "Nguyễn Thị Lan, hiệu trưởng, 0999000678",
		"hostile": strings.Repeat("sđt 1 không ", 340), "digits": strings.Repeat("đt 0", 1000)} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				Text(s)
			}
		})
	}
}

func TestSchoolsInEnglish(t *testing.T) {
	for text, want := range map[string]string{
		"Nam Cuc primary school":                          "tiểu học Nam Cuc",
		"kindergarten Hoa Mai":                            "mầm non Hoa Mai",
		"Hoa Mai Kindergarten, An Lao":                    "mầm non Hoa Mai, An Lao",
		"I am the principal of Anh Dung secondary school": "I am the principal of THCS Anh Dung",
		"Hello, Le Loi High School: accepted":             "Hello, THPT Le Loi: accepted",
		"0299900124 accepted":                             "0299900124 accepted",
		"Trường Tiểu học Hòa Nghĩa":                       "Trường Tiểu học Hòa Nghĩa",
	} {
		require.Equal(t, want, Schools(text), text)
	}
}

// A picture that was sent, or is of later than something, is not promised.
func TestNoPromiseOfAPicture(t *testing.T) {
	for _, text := range []string{"ảnh em gửi rồi ạ", "ảnh này đúng chưa", "em gửi ảnh mặt sau", "gửi ảnh trường mầm non Hoa Mai", "ảnh màn hình đây ạ", "anh toi gui day", "ảnh tôi gửi rồi"} {
		require.False(t, Text(text).Says(Promises), text)
	}
}
