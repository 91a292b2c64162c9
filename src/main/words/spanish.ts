// The desktop shell in Spanish.
import type { Words } from './words.ts';

export const spanish: Words = {
  show: 'Mostrar Lectern',
  import: 'Importar…',
  settings: 'Ajustes…',
  quit: 'Salir',
  timer: {
    menu: '&Temporizador',
    studying: 'Estudio',
    anything: 'Cualquier cosa',
    break: 'Descanso',
    paused: 'en pausa',
    pausedAfter: (what, minutes) => `${what}: en pausa tras ${minutes} min`,
    until: (what, time) => `${what} hasta las ${time}`,
    countingUp: (what) => `${what}: contando`,
    pause: 'Pausar',
    resume: 'Reanudar',
    finish: 'Terminar',
    endBreak: 'Terminar el descanso',
    start: (minutes, what) => `Empezar ${minutes} min${what === null ? '' : ` (${what})`}`,
    startOther: 'Empezar',
    takeBreak: (minutes) => `Descansar ${minutes} min`,
    cutOff: 'Se interrumpió una sesión…',
    today: (minutes, goal) => `Hoy ${minutes} de ${goal} min`,
    noStreak: 'Aún sin racha',
    streak: (days, isOpen) => `Racha: ${days}${isOpen ? ' (falta hoy)' : ''}`,
    mini: 'Ventana pequeña',
    miniTitle: 'Temporizador de Lectern',
  },
  rang: {
    warning: 'Queda un minuto',
    away: (minutes) => `Has estado fuera ${minutes} min`,
    awayText: 'Consérvalos o quítalos en Lectern.',
    breakOver: 'El descanso ha terminado',
    done: (minutes) => `${minutes} min hechos`,
    xp: (xp) => `+${xp} XP`,
    next: 'Empezar',
    break: 'Descanso',
    goOn: 'Seguir',
    reminder: (streak) =>
      streak > 0
        ? `${streak === 1 ? 'Tu día te espera' : `Tus ${streak} días te esperan`}`
        : 'Un buen momento para estudiar',
    reminderText: 'Diez minutos o cinco respuestas bastan para que hoy cuente.',
  },
  menu: {
    about: 'Acerca de Lectern',
    hide: 'Ocultar Lectern',
    quitApp: 'Salir de Lectern',
    file: '&Archivo',
    edit: '&Editar',
    view: '&Ver',
    window: 'Ventana',
    help: 'A&yuda',
    keepRunning: 'Seguir en marcha al cerrar',
    dataFolder: 'Abrir la carpeta de datos',
  },
  closing: {
    message: '¿Dejar Lectern en marcha al cerrar su ventana?',
    detail: (trayVisible) =>
      `${
        trayVisible ? 'Se queda en la bandeja' : 'Se queda minimizado, porque no se encontró ninguna bandeja'
      }, sigue leyendo los archivos nuevos y se abre al instante. Puedes cambiarlo en el menú Archivo.`,
    buttons: ['Dejar en marcha', 'Salir', 'Cancelar'],
  },
  importing: { title: 'Importar a Lectern', kinds: 'PDF, Markdown y texto' },
  failing: {
    message: 'La ventana falla una y otra vez',
    detail:
      'Tu biblioteca está a salvo. Puedes cargar la ventana de nuevo, o salir y volver a abrir Lectern.',
    buttons: ['Cargar de nuevo', 'Salir'],
  },
  crashed: {
    title: 'Lectern tiene que cerrarse',
    text: 'Ha ocurrido algo inesperado. Tu biblioteca está a salvo; vuelve a abrir Lectern.',
  },
  taken: {
    title: 'Lectern ya está abierto en un navegador',
    text: 'Dos a la vez importarían los mismos archivos dos veces. Cierra el otro (Ctrl+C en su terminal) y vuelve a empezar.',
  },
  unopened: {
    title: 'Lectern no pudo abrir su biblioteca',
    text: (folder) => `No se cambió nada. Los detalles están en ${folder}.`,
  },
};
