/** Common given names in Kazakhstan. Nobody in the example is anybody. */
const names = [
  ...'Айгүл Данияр Асель Ерлан Мадина Тимур Гүлнар Нұрлан Динара Сергей Ольга Алексей Жанна Арман Камила'.split(' '),
  ...'Бауыржан Айдана Виктория Руслан Салтанат Қайрат Зарина Ильяс Томирис Әлия Мұрат Сәуле Ирина Дмитрий Юлия'.split(' '),
  ...'Марат Гаухар Ермек Лаура Олжас Мария Рустам Шолпан Азамат Лейла Павел Светлана Нұргүл Серік Дана Артём'.split(' '),
  ...'Айнұр Бекзат Татьяна Жандос Анель Максим Ботагөз Санжар Елена Абай Дария Николай Меруерт Талғат Алина Виктор'.split(' '),
  ...'Ақбота Ержан Наталья Асхат Сабина Игорь Раушан Алмас Kamila Aruzhan Timur Madina Anna'.split(' '),
]

/** One name a member; where a name comes again it gets a number, as people in one house would do. */
export const givenName = (member: number): string => {
  const name = names[member % names.length] as string
  const round = Math.floor(member / names.length)
  return round === 0 ? name : `${name} ${round + 1}`
}
