import type { Language } from './things.ts'

type Phrases = Readonly<Record<Language, readonly string[]>>

/** Quarters of Almaty. */
export const quarters: readonly string[] = ['Орбита-3', 'Аксай-2', 'Алмагуль', 'Таугуль', 'Самал-2', 'Коктем-1', 'Айнабулак-3', 'Жетісу-1']

export const listingNotes: Readonly<Record<'used' | 'offered' | 'wanted', Phrases>> = {
  used: {
    ru: ['Самовывоз.', 'В хорошем состоянии, отдам в добрые руки.', 'Почти не пользовались.', 'Есть небольшие царапины, работает отлично.'],
    kk: ['Өзіңіз алып кетесіз.', 'Жақсы күйде.', 'Көп қолданылған жоқ.'],
    en: ['Pick up only.', 'In good condition.', 'Hardly used.'],
  },
  offered: {
    ru: ['Звоните вечером.', 'Пишите, договоримся.', 'Лучше на выходных.'],
    kk: ['Кешке хабарласыңыз.', 'Жазыңыз, келісеміз.', 'Демалыс күндері ыңғайлы.'],
    en: ['Evenings are best.', 'Write to me, we will agree.'],
  },
  wanted: {
    ru: ['Не срочно, подожду.', 'Заберу в любой день.', 'Лучше на выходных.'],
    kk: ['Асықпаймын.', 'Кез келген күні алып кетемін.', 'Демалыс күні ыңғайлы.'],
    en: ['No hurry.', 'I can come any day.', 'Weekends are best.'],
  },
}

/** Sealed to the two of a deal. */
export const meetingPlaces: Phrases = {
  ru: ['У входа в парк, 18:30', 'У подъезда 3', 'Возле аптеки на углу', 'У школы после шести'],
  kk: ['Саябақтың кіреберісінде, 18:30', '3-подъезд алдында', 'Бұрыштағы дәріхана жанында'],
  en: ['At the park gate, 18:30', 'By entrance 3', 'At the corner pharmacy'],
}

export const dealNotes: Phrases = {
  ru: ['Позвоните за час, пожалуйста.', 'Могу привезти на машине.', 'Спасибо!'],
  kk: ['Бір сағат бұрын қоңырау шалыңызшы.', 'Көлікпен жеткізе аламын.', 'Рақмет!'],
  en: ['Please call an hour before.', 'I can bring it by car.', 'Thank you!'],
}

export const cancelReasons: Phrases = {
  ru: ['Уезжаю на неделю, не получится.', 'Нашли другой вариант, простите.', 'Сломалось, пока не могу дать.'],
  kk: ['Бір аптаға кетемін, болмайды.', 'Басқа жолын таптық, кешіріңіз.', 'Бұзылып қалды, әзірге бере алмаймын.'],
  en: ['I am away for a week, sorry.', 'We found another way.', 'It broke, I cannot lend it now.'],
}

export const inspections: Readonly<Record<'fine' | 'damaged', Phrases>> = {
  fine: {
    ru: ['Вернули чистым, всё на месте.', 'Как было.'],
    kk: ['Таза қайтарылды, бәрі орнында.', 'Қандай болса, сондай.'],
    en: ['Came back clean and complete.', 'As it was.'],
  },
  damaged: {
    ru: ['Треснул корпус.', 'Порвана молния.', 'Не хватает одной детали.'],
    kk: ['Корпусы жарылған.', 'Сыдырмасы жыртылған.', 'Бір бөлшегі жоқ.'],
    en: ['The case is cracked.', 'The zip is torn.', 'A part is missing.'],
  },
}
