package read

import (
	"testing"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
)

func TestAStatusThatCannotBeBelieved(t *testing.T) {
	for text, want := range map[string]Wonder{
		"ơ sao lại chưa đăng ký, đã đăng ký rồi mà":       {At: bot.NotRegistered, Told: true},
		"sao lại là được tiếp nhận, thành công rồi cơ mà": {At: bot.Accepted, Instead: bot.Succeeded, Told: true},
		"ủa từ chối hả. Được tiếp nhận chứ":               {At: bot.Refused, Instead: bot.Accepted, Told: true},
		"sao lai tu choi, duoc tiep nhan ma":              {At: bot.Refused, Instead: bot.Accepted, Told: true},
		"sao lại bị từ chối vậy em":                       {At: bot.Refused},
		"sao lại thế, chưa đăng ký mà":                    {},
		"chưa đăng ký":                                    {},
	} {
		require.Equal(t, want, Text(text).Wonder, text)
	}
}

func TestAStatusThatIsSomebodysName(t *testing.T) {
	for text, want := range map[string]bot.Status{
		"em là Thành Công kế toán trường hoa sen":                                  bot.NoStatus,
		"thầy Thành Công hiệu trưởng THCS Nam Lâm báo cáo: từ chối":                bot.Refused,
		"Kết quả: đã được tiếp nhận\nHIỆU TRƯỞNG\nĐinh Thành Công":                 bot.Accepted,
		"trường em định danh thành công, người báo cáo Lê Thành Công, hiệu trưởng": bot.Succeeded,
		"trường thcs nam lâm thành công rồi ạ, em là kế toán":                      bot.Succeeded,
	} {
		w := Text(text)
		require.Equal(t, want, w.Status, text)
		require.False(t, w.Vague, text)
	}
}

func TestPeopleCallThemselvesInManyWays(t *testing.T) {
	for _, text := range []string{"để chị xem lại", "đợi cô tí", "để bác hỏi kế toán", "để thầy lục giấy tờ", "để cháu vào xem", "đợi anh một chút nhé", "de chi hoi"} {
		require.True(t, Text(text).Says(Waits), text)
	}
	for _, text := range []string{"trường cô đấy", "đúng trường bác rồi", "bên anh đây", "của thầy đây em", "trường cháu luôn ạ"} {
		require.Equal(t, Yes, Text(text).Answer, text)
	}
	for _, text := range []string{"không phải trường cô", "đâu, trường bác ở chỗ khác", "đâu trường chị bên hồng bàng cơ", "nỏ phải", "mô phải"} {
		require.Equal(t, No, Text(text).Answer, text)
	}
	for _, text := range []string{"đâu", "đâu ạ", "ở đâu", "trường có đủ hồ sơ", "truong co day du ho so"} {
		require.Equal(t, NoAnswer, Text(text).Answer, text)
	}
}

func TestAReasonEndsWhereTheTalkBegins(t *testing.T) {
	for text, want := range map[string]string{
		"họ bảo chưa cập nhật người đại diện ạ": "chưa cập nhật người đại diện", "hồ sơ mờ nhé em ạ": "hồ sơ mờ", "giấy phép hết hạn rồi ạ, em cảm ơn": "giấy phép hết hạn rồi",
		`sai tên "Hoa Sen" ạ`: `sai tên "Hoa Sen"`, "sai tên trường Lạ": "sai tên trường Lạ",
	} {
		require.Equal(t, want, OwnReason(text), text)
	}
	require.Equal(t, "chưa cập nhật người đại diện", Text("bị từ chối, lý do chưa cập nhật người đại diện ạ").Why)
}

func TestALabelBehindANameIsNotOfIt(t *testing.T) {
	p := Text("Họ và tên: Bùi Văn Tám. CV: P.HT. SĐT: 0999.000.114").Person
	require.Equal(t, Person{Name: "Bùi Văn Tám", Post: "P.HT", Phone: "0999000114"}, p)
	require.Equal(t, "Nguyễn Thị Lan", Text("Họ tên: Nguyễn Thị Lan; chức vụ: hiệu trưởng").Person.Name)
}

func TestWordsThatOnlyLookLikeOthers(t *testing.T) {
	for text, sense := range map[string]Sense{"trường con em học": OneMore, "mầm non con ong": OneMore, "Loại hình: công lập": Detaches, "thế cô không gửi được đâu": Asks, "chưa làm gì đâu ạ": Asks} {
		require.False(t, Text(text).Says(sense), text)
	}
	require.True(t, Text("còn trường nữa").Says(OneMore))
	for text, topic := range map[string]Topic{"mã số thuế là cái gì": AboutCode, "mã biên nhận để làm chi rứa": AboutReceipt, "bấm ở đâu": AboutTap, "nút gửi ở đâu vậy em": AboutTap} {
		require.Equal(t, topic, Text(text).Topic, text)
	}
}
